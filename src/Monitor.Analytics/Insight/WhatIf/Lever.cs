using System.Text.Json.Nodes;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Rulebooks.Validation;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.WhatIf;

public enum LeverGroup
{
    Weights,
    Lines,
    BasicShare,
    Rules,
}

/// <summary>A number of a rulebook that what-if may change.</summary>
/// <param name="Key">Names it in an address: weight-B2, excellent, basicShare, R-CORE.below.</param>
/// <param name="Name">In Chinese, e.g. B2 培养工程师.</param>
/// <param name="Unit">Empty where it has none.</param>
/// <param name="Hint">Bounds or meaning; empty where the name says all.</param>
public sealed record Lever(string Key, LeverGroup Group, string Name, string Unit, string Hint, decimal Value)
{
    /// <summary>Where it stands in the file, as steps from its top: member names and indexes. One basic share may stand with many indicators.</summary>
    internal IReadOnlyList<IReadOnlyList<object>> Places { get; init; } = [];

    internal bool IsAt(string path) => Places.Any(p => PathOf(p) == path);

    internal void Set(JsonNode rulebook, decimal value)
    {
        foreach (var place in Places)
        {
            var parent = place.SkipLast(1).Aggregate(rulebook, (node, step) => step is int i ? node[i]! : node[(string)step]!);
            parent[(string)place[^1]] = JsonValue.Create(value);
        }
    }

    static string PathOf(IReadOnlyList<object> place) =>
        place.Aggregate(JsonPath.Root, (path, step) => step is int i ? path.Item(i) : path.Member((string)step));
}

/// <summary>The levers of a rulebook: weights, grade lines and the lines of the axes, basic shares, and the parameters of its rules.</summary>
public static class Levers
{
    public static IReadOnlyList<Lever> Of(Rulebook rulebook) => [.. Weights(rulebook), .. Lines(rulebook.Scoring), .. Shares(rulebook), .. Rules(rulebook)];

    static IEnumerable<Lever> Weights(Rulebook rulebook) => rulebook.Indicators.Select((i, at) =>
        new Lever($"weight-{i.Code}", LeverGroup.Weights, $"{i.Code} {i.Name}", "", "", i.Weight) { Places = [["indicators", at, "weight"]] });

    static IEnumerable<Lever> Lines(Scoring scoring) =>
    [
        new("excellent", LeverGroup.Lines, "优秀线", "分", "不低于此分为优秀", scoring.Lines.Excellent) { Places = [["scoring", "lines", "excellent"]] },
        new("good", LeverGroup.Lines, "良好线", "分", "不低于此分为良好", scoring.Lines.Good) { Places = [["scoring", "lines", "good"]] },
        new("pass", LeverGroup.Lines, "合格线", "分", "低于此分为不合格", scoring.Lines.Pass) { Places = [["scoring", "lines", "pass"]] },
        new("minimumScoredWeight", LeverGroup.Lines, "定级最低计分权重", "", "计分权重低于此数的不定级", scoring.MinimumScoredWeight) { Places = [["scoring", "minimumScoredWeight"]] },
        new("progressLine", LeverGroup.Lines, "进展线", "", "完成率低于此数为进展缓慢，0.7 即 70 %", scoring.ProgressLine) { Places = [["scoring", "progressLine"]] },
        new("outcomeLine", LeverGroup.Lines, "成效线", "分", "成效低于此分为低于预期", scoring.OutcomeLine) { Places = [["scoring", "outcomeLine"]] },
    ];

    /// <summary>One where all indicators share it, as the default scheme does; else one each.</summary>
    static IEnumerable<Lever> Shares(Rulebook rulebook)
    {
        var own = rulebook.Indicators.Select((i, at) => (Indicator: i, Attainment: i.Scoring as Attainment, Place: (IReadOnlyList<object>)["indicators", at, "scoring", "basicShare"]))
            .Where(i => i.Attainment is not null).ToList();
        const string hint = "完成目标的这一比例得 60 分，大于 0、小于 1";
        return own.Select(i => i.Attainment!.BasicShare).Distinct().Count() == 1
            ? [new("basicShare", LeverGroup.BasicShare, "基本完成比例", "", hint, own[0].Attainment!.BasicShare) { Places = [.. own.Select(i => i.Place)] }]
            : own.Select(i => new Lever($"basicShare-{i.Indicator.Code}", LeverGroup.BasicShare, $"{i.Indicator.Code} {i.Indicator.Name}", "", hint, i.Attainment!.BasicShare) { Places = [i.Place] });
    }

    static IEnumerable<Lever> Rules(Rulebook rulebook) => RiskRules.All
        .Where(r => rulebook.Rules.ContainsKey(r.Id.ToString()))
        .SelectMany(r => r.Parameters.Select(p => new Lever(
            $"{r.Id}.{p.Name}", LeverGroup.Rules, $"{r.Title}（{r.Id}）", "", $"{p.Meaning}，{Numbers.Text(p.Minimum)} 到 {Numbers.Text(p.Maximum)}",
            rulebook.Rules[r.Id.ToString()].Parameters[p.Name])
        { Places = [["rules", r.Id.ToString(), "parameters", p.Name]] }));
}
