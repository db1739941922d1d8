using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// One indicator: coefficient on its target, method, cap; with the whole trace. A year in which it is exempt is left out of it;
/// where no other year remains it is not scored.
/// </summary>
static class IndicatorScorer
{
    public static IndicatorScore Score(Period period, Indicator indicator) =>
        Score(period, indicator, period.Coefficient(indicator.Code));

    static IndicatorScore Score(Period period, Indicator indicator, decimal coefficient)
    {
        var exemptions = period.Exemptions(indicator.Code);
        var left = period.Years.Except(exemptions.Select(e => e.Year)).ToList();
        var isExempt = left.Count == 0;
        var years = isExempt ? period.Years : left;

        var reading = Formulas.Read(period, indicator.Formula, indicator.Nature, years);
        var planTarget = period.PlanTarget(indicator, years);
        var target = planTarget * coefficient is > 0 and { } positive ? positive : (decimal?)null;
        var parts = indicator.Scoring is Parts composed ? ScoreParts(period, indicator, composed, coefficient) : [];
        var (current, prior) = indicator.Scoring is Growth
            ? (OfYear(years[^1]), OfYear(years[^1].Previous))
            : (null, null);

        var verdict = indicator.Weight == 0 ? new(ScoreStatus.Unweighted)
            : isExempt ? new(ScoreStatus.Exempt)
            : Methods.Judge(indicator.Scoring, new()
            {
                Reading = reading,
                Target = target,
                Current = current,
                Prior = prior,
                Level = period.Rating(indicator.Code, years[^1]),
                Parts = parts,
            });
        var isCapped = verdict.Points > indicator.Cap;

        Reading OfYear(ReportYear year) => Formulas.Read(period, indicator.Formula, Nature.Stock, [year]);

        return new()
        {
            Code = indicator.Code,
            Name = indicator.Name,
            Unit = indicator.Unit,
            Dimension = indicator.Dimension,
            Clause = indicator.Clause,
            Axis = indicator.Axis,
            Core = indicator.Core,
            Inputs = [.. reading.Inputs.Union(prior?.Inputs ?? [])],
            Formula = Formulas.Text(indicator.Formula),
            Value = reading.Value,
            Prior = prior?.Value,
            PlanTarget = planTarget,
            Coefficient = coefficient,
            Target = target,
            Rate = reading.Value / target,
            Method = verdict.Working.Length == 0 ? Methods.Describe(indicator.Scoring) : $"{Methods.Describe(indicator.Scoring)}；{verdict.Working}",
            Weight = indicator.Weight,
            Status = verdict.Status,
            Points = isCapped ? indicator.Cap : verdict.Points,
            Note = string.Join("；", Notes(verdict.Status, reading, planTarget, exemptions)
                .Append(isCapped ? $"封顶{Numbers.Text(indicator.Cap)}分" : "").Where(n => n.Length > 0)),
            Parts = parts,
        };
    }

    /// <summary>A part is an indicator of its own, with the share as weight; the coefficient is that of the whole.</summary>
    static IReadOnlyList<IndicatorScore> ScoreParts(Period period, Indicator indicator, Parts composed, decimal coefficient) =>
        Composition.ShareOut([.. composed.Items.Select(part => Score(period, indicator with
        {
            Code = part.Code,
            Name = part.Name,
            Formula = part.Formula,
            Nature = part.Formula.Over.Count > 0 ? Nature.Ratio : indicator.Nature,
            Weight = part.Share,
            DefaultTarget = part.DefaultTarget,
            Cap = null,
            Scoring = part.Scoring,
        }, coefficient))]);

    static IEnumerable<string> Notes(ScoreStatus status, Reading reading, decimal? planTarget, IReadOnlyList<Exemption> exemptions) =>
    [
        status switch
        {
            ScoreStatus.Missing => reading.MissingFields.Length == 0 ? "未填报，按0分计" : $"未填报（{reading.MissingFields}），按0分计",
            ScoreStatus.Unweighted => "权重为0，只展示，不计分",
            ScoreStatus.NoTarget => planTarget is null ? "未设目标，不计分" : $"目标为{Numbers.Text(planTarget)}，不计分",
            ScoreStatus.ZeroDenominator => "分母为0，不适用，不计分",
            ScoreStatus.NoPrior => "上年没有可比的正值，不计分",
            ScoreStatus.NotRated => "专家尚未评定，不计分",
            ScoreStatus.Exempt => "经复核人员豁免，不计分",
            _ => "",
        },
        .. exemptions.Select(e => $"{e.Year}年度豁免理由：{e.Reason}"),
        reading.Note,
    ];
}
