using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Forecasting;
using Monitor.Analytics.Insight.Robustness;
using Monitor.Analytics.Insight.Screening;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Insights.Models;

/// <summary>What the models last said of a centre's year. For service centre and commission: it asks to verify, and is no finding.</summary>
public sealed record ModelResults(CenterScreening? Screening, ForecastDetail? Forecast, CenterRobustness? Robustness, DateTime ComputedAt)
{
    /// <summary>Null where no model has looked at the year, or the actor is of a district.</summary>
    public static async Task<ModelResults?> LoadAsync(MonitorDb db, Actor actor, CenterCode center, ReportYear year, CancellationToken cancel)
    {
        if (!actor.SeesAll) return null;
        var runs = (await db.ModelRuns.AsNoTracking().Where(r => r.Center == center && r.Year == year).OrderBy(r => r.Id).ToListAsync(cancel))
            .GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.Last());
        return runs.Count == 0 ? null : new(
            Read<CenterScreening>(ModelKind.Screening), Read<ForecastDetail>(ModelKind.Forecast), Read<CenterRobustness>(ModelKind.Robustness), runs.Values.Max(r => r.ComputedAt));

        T? Read<T>(ModelKind kind) where T : class => runs.GetValueOrDefault(kind) is { } run ? CanonicalJson.Read<T>(run.Detail) : null;
    }
}

/// <summary>How results of models are put into words.</summary>
static class ModelWords
{
    public static string Percent(double share) => $"{Math.Round(share * 100):0} %";

    /// <summary>Never a bare 0 or 1: nothing foretold is certain.</summary>
    public static string Chance(double probability) => probability switch
    {
        < 0.01 => "不到 1 %",
        > 0.99 => "99 % 以上",
        _ => "约 " + Percent(probability),
    };

    /// <summary>已确定 where nothing to come can change it; else the chance; — where there is no target.</summary>
    public static string Reaching(Outlook? term) => term switch
    {
        { IsDecided: true, Probability: { } known } => known > 0.5 ? "已确定：已达到" : "已确定：未达到",
        { Probability: { } probability } => Chance(probability),
        _ => Numbers.MissingMark,
    };

    /// <summary>What the backtest rests on, in one sentence.</summary>
    public static string Rests(RiskBacktest backtest) => backtest.Forecasts == 0
        ? "还没有相邻两年都有得分的创新中心，无从回测。"
        : $"回测依据{backtest.Centers}家创新中心的{backtest.Forecasts}个中心年度，其中{(backtest.Fails == 0 ? "没有" : $"{backtest.Fails}个")}下一年度低于合格线；每一个都只用其他中心的数据预测，再与实际对照。";

    public static string Answer(CenterScreening screening) => screening.Suspicions.Count == 0
        ? screening.Reach.All(r => r.IsWeak) ? "没有发现疑点，但检测力不足，不能据此认为没有问题。" : "没有发现疑点。"
        : $"有 {screening.Suspicions.Count} 处疑点，请复核人员核实；疑点不是造假的认定。";

    /// <summary>检测力不足 of the kinds that could say little, with why.</summary>
    public static string? Weak(CenterScreening screening) => screening.Reach.Where(r => r.IsWeak).ToList() is { Count: > 0 } weak
        ? $"检测力不足：{string.Join("；", weak.Select(r => Names.Of(r.Kind) + (r.Note.Length > 0 ? $"（{r.Note.Replace("检测力不足：", "", StringComparison.Ordinal)}）" : "")))}"
        : null;

    public static string Answer(CenterRobustness study) => study switch
    {
        { Grade: Grade.Ungraded } => "未定级，不作稳健性分析。",
        { NeedsConsultation: true } => $"需会商：权重变动时，{Names.Of(study.Grade)}只保持 {Percent(study.Kept(study.ByWeights))}，去掉一项指标时保持 {Percent(study.Kept(study.ByLeavingOut))}；低于 {Percent(new RobustnessSettings().Line)} 的不算稳健。",
        _ => $"等级稳健：权重变动时，{Names.Of(study.Grade)}保持 {Percent(study.Kept(study.ByWeights))}。",
    };
}
