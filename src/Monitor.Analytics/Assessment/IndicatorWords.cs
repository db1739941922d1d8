using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>What a scorecard says of an indicator in Chinese, made from its numbers.</summary>
static class IndicatorWords
{
    /// <summary>The method, with its numbers.</summary>
    public static string Method(Calculation calculation)
    {
        var working = MethodWords.Working(calculation);
        return working.Length == 0 ? calculation.Indicator.Method : $"{calculation.Indicator.Method}；{working}";
    }

    /// <summary>Why it is not scored, or what was special; may be empty.</summary>
    public static string Note(Calculation calculation) => string.Join("；", ((IEnumerable<string>)
    [
        Of(calculation),
        .. calculation.Exemptions.Select(e => $"{e.Year}年度豁免理由：{e.Reason}"),
        calculation.Reading.Note,
        calculation.IsCapped ? $"封顶{Numbers.Text(calculation.Indicator.Rule.Cap)}分" : "",
    ]).Where(n => n.Length > 0));

    static string Of(Calculation calculation) => calculation.Verdict.Status switch
    {
        ScoreStatus.Missing => calculation.Reading.MissingFields is { Length: > 0 } fields ? $"未填报（{fields}），按0分计" : "未填报，按0分计",
        ScoreStatus.Unweighted => "权重为0，只展示，不计分",
        ScoreStatus.NoTarget => calculation.PlanTarget is null ? "未设目标，不计分" : $"目标为{Numbers.Text(calculation.PlanTarget)}，不计分",
        ScoreStatus.ZeroDenominator => "分母为0，不适用，不计分",
        ScoreStatus.NoPrior => "上年没有可比的正值，不计分",
        ScoreStatus.NotRated => "专家尚未评定，不计分",
        ScoreStatus.Exempt => "经复核人员豁免，不计分",
        _ => "",
    };
}
