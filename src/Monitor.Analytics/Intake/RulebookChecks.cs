using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>The rulebook's own checks: a sum compared with a sum, over the year, the year before, or the term so far.</summary>
static class RulebookChecks
{
    public static IEnumerable<ReportIssue> ChecksHold(RowUnderCheck row) =>
        from planned in row.Plan.Checks
        let check = planned.Check
        where (planned.When is null || Holds(planned.When, check.Missing, row) == true) && Holds(planned.Must, check.Missing, row) == false
        select IssueCatalog.CheckFailed.Raise(
            row.At(row.Rulebook.Field(check.Field)!),
            Found(check, row), check.Expected, check.Mend, check.Id,
            check.Level == CheckLevel.Error ? IssueSeverity.Error : IssueSeverity.Warning);

    /// <summary>Null where a value that it needs is not known.</summary>
    static bool? Holds(RowPlan.PlannedComparison comparison, MissingPolicy missing, RowUnderCheck row) =>
        Sum(comparison.Left, missing, row) is { } left && Sum(comparison.Right, missing, row) is { } right
            ? comparison.Operator switch
            {
                Operator.AtMost => left <= right,
                Operator.AtLeast => left >= right,
                Operator.Below => left < right,
                Operator.Above => left > right,
                Operator.Equal => left == right,
                _ => left != right,
            }
            : null;

    static decimal? Sum(RowPlan.PlannedTerm[] terms, MissingPolicy missing, RowUnderCheck row)
    {
        var sum = 0m;
        foreach (var (term, field, number) in terms)
        {
            if (field < 0) sum += number;
            else if (Value(term, row.Values[field], missing, row) is { } value) sum += number == 1 ? value : number * value;
            else return null;
        }
        return sum;
    }

    /// <summary>
    /// Null: unknown, so that the check cannot be made. What could not be read is unknown, not missing; so is a negative number, which is told by
    /// itself and says nothing that another could be compared with.
    /// </summary>
    static decimal? Value(Term term, ParsedValue current, MissingPolicy missing, RowUnderCheck row)
    {
        if (current.Fault != ValueFault.None || current.Value.Number < 0) return null;
        if (term.Years == TermYears.Current) return Counted(current.Value);
        if (EarlierYears(term.Years, row) is not { } years) return null;

        var sum = term.Years == TermYears.Cumulative ? Counted(current.Value) : 0;
        foreach (var year in years) sum += Counted(row.History!.Report(year)?.Value(term.Field!).Value ?? Reported.Missing);
        return sum;

        decimal? Counted(Reported value) => value.Number ?? (missing == MissingPolicy.Zero ? 0 : null);
    }

    /// <summary>Null where nothing is known of them.</summary>
    static IReadOnlyList<ReportYear>? EarlierYears(TermYears years, RowUnderCheck row)
    {
        if (row is not { Report.Year: { Value: > 2000 } year, History: { } history } || !history.Available.HasFlag(Facts.Reports)) return null;
        if (years == TermYears.Previous) return [year.Previous];
        var first = history.Center.Validity.FirstYear;
        return year < first ? null : [.. Enumerable.Range(first.Value, year.Value - first.Value).Select(y => new ReportYear(y))];
    }

    /// <summary>The values that the check looked at, in its order: 已完成建设任务 12，年度应完成建设任务 10.</summary>
    static string Found(Check check, RowUnderCheck row)
    {
        IEnumerable<Comparison> comparisons = check.When is { } when ? [when, check.Must] : [check.Must];
        return string.Join('，', comparisons
            .SelectMany(c => c.Left.Concat(c.Right))
            .Where(t => t.Field is not null)
            .DistinctBy(t => (t.Field, t.Years))
            .Select(t => $"{Prefix(t.Years, row)}{row.Rulebook.Field(t.Field!)!.Name} {Written(t, check.Missing, row)}"));
    }

    static string Prefix(TermYears years, RowUnderCheck row) => years switch
    {
        TermYears.Previous => "上年",
        TermYears.Cumulative => "累计",
        _ => "",
    };

    static string Written(Term term, MissingPolicy missing, RowUnderCheck row) =>
        term.Years == TermYears.Current && row.Report.Values[term.Field!].Value.IsMissing ? "未填" : Numbers.Text(Value(term, row.Report.Values[term.Field!], missing, row));
}
