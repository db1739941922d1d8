using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>Bonus and deduction items, and bottom lines: what comes on top of the indicators.</summary>
static class Adjustments
{
    /// <summary>Bonus positive, deduction negative, each within its cap; over a term on the sum of the years. Missing moves nothing.</summary>
    public static AdjustmentScore Score(Period period, Adjustment item, CompiledFormula formula)
    {
        var reading = Formulas.Read(formula, Nature.Flow, period.Years);
        var raw = reading.Value is not { } value ? 0
            : item.PointsPerUnit is { } perUnit ? value * perUnit
            : Methods.Tier(item.Tiers, value);
        var points = Math.Clamp(raw, 0, item.Cap);
        var note = reading.IsMissing ? $"未填报（{reading.MissingFields}），不加不减"
            : reading.ZeroDenominator ? "分母为0，不适用"
            : item.PointsPerUnit is { } each ? $"每单位{Numbers.Text(each)}分，最多{Numbers.Text(item.Cap)}分"
            : $"{MethodWords.Tiers(item.Tiers)}，最多{Numbers.Text(item.Cap)}分";
        return new(item.Code, item.Name, item.Clause, reading.Value, item.Kind == AdjustmentKind.Bonus ? points : -points, note);
    }

    /// <summary>
    /// Over a term, on the last year's value (ratios on the whole term's). Missing counts as 0; a zero denominator or an exemption takes the line away.
    /// </summary>
    public static BottomLineResult Test(Period period, BottomLine line, CompiledFormula formula)
    {
        var reading = Formulas.Read(formula, formula.Over.Length > 0 ? Nature.Ratio : Nature.Stock, period.Years);
        var exemption = period.Exemptions(line.Code).LastOrDefault(e => e.Year == period.LastYear.Year);
        var isMet = exemption is not null || reading.ZeroDenominator || (reading.Value ?? 0) >= line.AtLeast;
        var note = exemption is not null ? $"经复核人员豁免：{exemption.Reason}"
            : reading.ZeroDenominator ? "分母为0，不适用"
            : reading.IsMissing ? $"未填报（{reading.MissingFields}），按0计"
            : reading.Note;
        return new(line.Code, line.Name, line.Clause, reading.Value, line.AtLeast, isMet, note);
    }
}
