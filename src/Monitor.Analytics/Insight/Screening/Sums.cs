using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Screening;

/// <summary>
/// Parts and totals, as the rulebook's checks name them (several fields that may not exceed one other). Parts above the total are certain;
/// what the parts leave over is compared with what they leave over in all reports.
/// </summary>
sealed class Sums : Detector
{
    /// <summary>Beyond every scale: no accident explains it.</summary>
    const double Certain = 8;

    public override SuspicionKind Kind => SuspicionKind.Sums;

    public override IEnumerable<(int Row, Detected Detected)> Detect(ScreeningContext context)
    {
        var checks = context.Rulebook.Checks.Where(IsPartsOfTotal).ToList();
        var panel = context.Panel;
        var rests = checks.ToDictionary(c => c, c => panel.Rows.Select(r => Rest(r, c)).ToList());
        foreach (var row in context.Screened)
        {
            var findings = new List<Finding>();
            var note = "";
            foreach (var check in checks)
            {
                if (rests[check][row] is not { } rest) continue;
                var others = rests[check].Where((r, i) => r is not null && panel.Rows[i].Center != panel.Rows[row].Center).Select(r => r!.Value.Share).ToList();
                var isEnough = others.Count >= context.Settings.Fewest && Statistics.Mad(others) > 0;
                if (!isEnough) note = "检测力不足：可比的报告太少，只核对部分之和是否超过合计";
                var middle = isEnough ? Statistics.Median(others) : 0;
                // A remainder cannot fall far below none: its spread is measured, never taken for smaller than one part in a hundred.
                var sigma = isEnough ? Math.Max(0.01, Statistics.MadToSigma * Statistics.Mad(others)) : 0;
                var strength = rest.Share < 0 ? Certain : isEnough ? Math.Min(Certain, Math.Abs(rest.Share - middle) / sigma) : 0;
                findings.Add(Finding(check.Field, strength, () => Words(context, row, check, rest, isEnough ? (middle, sigma) : null)));
            }
            yield return (row, new(Kind, findings, findings.Count, note.Length > 0 ? findings.Count : 0, note));
        }
    }

    static bool IsPartsOfTotal(Check check) =>
        check is { When: null, Level: CheckLevel.Error, Must: { Operator: Operator.AtMost, Left.Count: >= 2, Right: [{ Times: 1, Field: not null, Years: TermYears.Current }] } }
        && check.Must.Left.All(t => t is { Field: not null, Times: 1, Years: TermYears.Current });

    static (decimal Total, decimal Parts, double Share)? Rest(PanelRow row, Check check)
    {
        var report = row.History.Report(row.Year)!;
        if (report.Value(check.Must.Right[0].Field!).Value.Number is not { } total) return null;
        var parts = check.Must.Left.Select(t => report.Value(t.Field!).Value.Number).ToList();
        if (parts.Contains(null) || (total == 0 && parts.Sum() == 0)) return null;
        var sum = parts.Sum(p => p!.Value);
        return (total, sum, total == 0 ? -1 : (double)((total - sum) / total));
    }

    Suspicion Words(ScreeningContext context, int row, Check check, (decimal Total, decimal Parts, double Share) rest, (double Middle, double Sigma)? usual)
    {
        var field = context.Rulebook.Field(check.Field)!;
        var report = context.Panel.Rows[row].History.Report(context.Year)!;
        double Total(double z) => (double)rest.Parts / Math.Max(0.01, 1 - (usual!.Value.Middle + z * usual.Value.Sigma));
        var why = rest.Share < 0
            ? $"{field.Code} {field.Name}为{Numbers.Text(rest.Total)}{field.Unit}，小于各部分之和{Numbers.Text(rest.Parts)}{field.Unit}。"
            : $"{field.Code} {field.Name}为{Numbers.Text(rest.Total)}{field.Unit}，各部分之和{Numbers.Text(rest.Parts)}{field.Unit}，未列明的占{Text(rest.Share * 100)}%；其他报告通常为{Text(usual!.Value.Middle * 100)}%左右。";
        return Suspicion(field.Code, field.Name, field.Unit, (double)rest.Total,
            rest.Share < 0 || usual is null ? (double)rest.Parts : Math.Max((double)rest.Parts, Total(-2)), usual is null ? null : Total(2), why,
            [.. check.Must.Left.Select(t => new PicturePoint($"{t.Field} {context.Rulebook.Field(t.Field!)?.Name}", report.Value(t.Field!).Value.Number ?? 0)),
                new PicturePoint($"{field.Code} {field.Name}", rest.Total, true)]) with
        { Found = rest.Total };
    }
}
