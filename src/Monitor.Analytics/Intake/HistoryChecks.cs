using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>The year against the year before, and against the plan.</summary>
static class HistoryChecks
{
    /// <summary>A first year under six months is no measure: neither it nor the year after it is compared (domain §2).</summary>
    public static IEnumerable<ReportIssue> ChangeIsPlausible(RowUnderCheck row)
    {
        if (row is not { Rulebook.YearOnYear: { } rule, History: { } history, Report.Year: { Value: > 2000 } year }) yield break;
        var validity = history.Center.Validity;
        if (!validity.IsGraded(year) || !validity.IsGraded(year.Previous) || history.Report(year.Previous) is not { } prior) yield break;

        foreach (var (field, value) in row.Fields.Where(v => !v.Field.Planned))
        {
            if (!rule.Floors.TryGetValue(field.Unit, out var floor)) continue;
            if (value.Value.Number is not { } now || prior.Value(field.Code).Value.Number is not { } before) continue;
            if (now < floor && before < floor || now >= rule.Low * before && now <= rule.High * before) continue;
            yield return IssueCatalog.YearOnYear.Raise(row.At(field),
                $"本年 {Numbers.Text(now)}，上年 {Numbers.Text(before)}", $"{Numbers.Text(rule.Low)}–{Numbers.Text(rule.High)}");
        }
    }

    public static IEnumerable<ReportIssue> PlanIsKept(RowUnderCheck row)
    {
        if (row is not { History: { } history, Report.Year: { } year }) yield break;
        foreach (var (field, value) in row.Fields.Where(v => v.Field.Planned && v.Value.Fault == ValueFault.None))
            if (history.TargetOf(year, field.Code) is { } planned && value.Value.Number != planned)
                yield return IssueCatalog.PlanChanged.Raise(row.At(field), value.Value.IsMissing ? "未填" : value.Value.ToString(), Numbers.Text(planned));
    }
}
