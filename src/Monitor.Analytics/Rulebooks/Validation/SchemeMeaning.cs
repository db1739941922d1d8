using System.Text.RegularExpressions;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>The scheme's head, and what holds for all indicators.</summary>
static partial class SchemeMeaning
{
    public static IEnumerable<RulebookFault> Faults(Draft draft) =>
    [
        .. draft.Part<string>("id").SelectMany(i =>
            RulebookFault.Unless(Key().IsMatch(i.Value), i.Path, $"“{i.Value}”", "小写字母、数字、连字符组成的标识，例如 cq-2026", "改写标识")),
        .. draft.Part<int>("firstYear").SelectMany(y => Numeric.Between(y.Path, y.Value, 2000, 2099)),
        .. draft.Part<Scoring>("scoring").SelectMany(Of),
        .. draft.Part<EvidenceSettings>("evidence").SelectMany(e => Numeric.Cap(e.Path.Member("requiredFromWeight"), e.Value.RequiredFromWeight)),
    ];

    static IEnumerable<RulebookFault> Of(Item<Scoring> scoring)
    {
        var (path, value) = scoring;
        var (lines, at) = (value.Lines, path.Member("lines"));
        return
        [
            .. Numeric.Between(at.Member("excellent"), lines.Excellent, 0, 100),
            .. Numeric.Between(at.Member("good"), lines.Good, 0, 100),
            .. Numeric.Between(at.Member("pass"), lines.Pass, 0, 100),
            .. RulebookFault.Unless(lines.Excellent > lines.Good && lines.Good > lines.Pass, at,
                $"优秀 {Numbers.Text(lines.Excellent)}、良好 {Numbers.Text(lines.Good)}、合格 {Numbers.Text(lines.Pass)}",
                "优秀高于良好、良好高于合格", "调整三条等次线"),
            .. Numeric.Above(path.Member("progressLine"), value.ProgressLine, 0),
            .. Numeric.Between(path.Member("progressLine"), value.ProgressLine, 0, 1),
            .. Numeric.Between(path.Member("outcomeLine"), value.OutcomeLine, 0, 100),
            .. Numeric.AtLeast(path.Member("minimumScoredWeight"), value.MinimumScoredWeight, 0),
        ];
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex Key();
}
