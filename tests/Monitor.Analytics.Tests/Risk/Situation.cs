using System.Text.Json.Serialization;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Risk;

/// <summary>
/// One file of Situations/, in words that a policy officer reads: what is known of a centre, the day of the judgement, and all flags
/// that must be there. A year's report is on target in everything, handed in on 1 February and verified on 1 April, except for what the file says.
/// </summary>
sealed record Situation
{
    static readonly RulebookShelf Shelf = new([RulebookReader.Read(Files.Cq2026, RiskRules.Declared)]);
    static string Folder => Files.InRepository("tests/Monitor.Analytics.Tests/Risk/Situations");

    [JsonPropertyName("情形")] public required string Title { get; init; }
    [JsonPropertyName("条款")] public required string Clause { get; init; }
    [JsonPropertyName("公布日期")] public required DateOnly DesignatedOn { get; init; }
    [JsonPropertyName("报告")] public IReadOnlyList<Report> Reports { get; init; } = [];
    [JsonPropertyName("批次")] public IReadOnlyList<Round> Rounds { get; init; } = [];
    [JsonPropertyName("催报")] public IReadOnlyList<Reminded> Reminders { get; init; } = [];
    [JsonPropertyName("豁免")] public IReadOnlyList<Exempted> Exemptions { get; init; } = [];
    [JsonPropertyName("重大事项")] public IReadOnlyList<Happened> Incidents { get; init; } = [];
    [JsonPropertyName("认定")] public IReadOnlyList<Declared> Declarations { get; init; } = [];
    [JsonPropertyName("复盘")] public IReadOnlyList<Review> Reviews { get; init; } = [];
    [JsonPropertyName("三年评估")] public TermReview? Term { get; init; }
    [JsonPropertyName("整改")] public IReadOnlyList<Notice> Notices { get; init; } = [];
    [JsonPropertyName("筛查")] public IReadOnlyList<Screened> Screenings { get; init; } = [];
    [JsonPropertyName("预测")] public IReadOnlyList<Forecast> Forecasts { get; init; } = [];
    [JsonPropertyName("判断年度")] public required int Year { get; init; }
    [JsonPropertyName("截至")] public required DateOnly AsOf { get; init; }
    [JsonPropertyName("应有")] public required IReadOnlyList<Expected> Flags { get; init; }
    [JsonPropertyName("不应有")] public IReadOnlyList<string> Absent { get; init; } = [];

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static Situation Read(string name) => CanonicalJson.Read<Situation>(File.ReadAllText(Path.Combine(Folder, name + ".json")));

    public RiskReport Judge() => RuleEngine.Evaluate(SituationHistory.Of(this), Year, AsOf, Shelf);

    /// <summary>Keys are a code, with its name after a space.</summary>
    public sealed record Report(
        [property: JsonPropertyName("年度")] int Year,
        [property: JsonPropertyName("成效完成率")] decimal? OutcomeRate,
        [property: JsonPropertyName("填报")] IReadOnlyDictionary<string, decimal?>? Values,
        [property: JsonPropertyName("目标")] IReadOnlyDictionary<string, decimal>? Targets,
        [property: JsonPropertyName("报送日期")] DateOnly? SubmittedOn,
        [property: JsonPropertyName("未核定")] bool Unverified);

    public sealed record Round(
        [property: JsonPropertyName("年度")] int Year,
        [property: JsonPropertyName("延期至")] DateOnly ExtendedDue,
        [property: JsonPropertyName("延期批准日")] DateOnly ExtendedOn);

    public sealed record Reminded(
        [property: JsonPropertyName("年度")] int Year,
        [property: JsonPropertyName("日期")] DateOnly SentOn,
        [property: JsonPropertyName("方式")] string Channel,
        [property: JsonPropertyName("结果")] Delivery Delivery,
        [property: JsonPropertyName("确认日期")] DateOnly? AcknowledgedOn);

    public sealed record Exempted(
        [property: JsonPropertyName("年度")] int Year,
        [property: JsonPropertyName("指标")] string Indicator,
        [property: JsonPropertyName("理由")] string Reason);

    public sealed record Happened(
        [property: JsonPropertyName("类别")] IncidentKind Kind,
        [property: JsonPropertyName("发生日期")] DateOnly OccurredOn,
        [property: JsonPropertyName("确认日期")] DateOnly? ConfirmedOn);

    public sealed record Declared(
        [property: JsonPropertyName("种类")] DeclarationKind Kind,
        [property: JsonPropertyName("年度")] int Year,
        [property: JsonPropertyName("日期")] DateOnly On);

    public sealed record Review(
        [property: JsonPropertyName("年度")] int Year,
        [property: JsonPropertyName("结论")] string Conclusion,
        [property: JsonPropertyName("定论日期")] DateOnly On,
        [property: JsonPropertyName("未会签")] bool Unsigned);

    public sealed record TermReview(
        [property: JsonPropertyName("结论")] string Conclusion,
        [property: JsonPropertyName("定论日期")] DateOnly On);

    public sealed record Notice(
        [property: JsonPropertyName("针对年度")] int ForYear,
        [property: JsonPropertyName("针对三年评估")] bool ForTerm,
        [property: JsonPropertyName("核发日期")] DateOnly IssuedOn,
        [property: JsonPropertyName("送达日期")] DateOnly? ServedOn,
        [property: JsonPropertyName("整改期限")] DateOnly Deadline,
        [property: JsonPropertyName("延期至")] DateOnly? ExtendedDeadline,
        [property: JsonPropertyName("复查年度")] int RecheckYear,
        [property: JsonPropertyName("佐证日期")] DateOnly? EvidenceOn,
        [property: JsonPropertyName("现场复核日期")] DateOnly? InspectedOn,
        [property: JsonPropertyName("验收通过")] bool? Accepted);

    public sealed record Screened(
        [property: JsonPropertyName("年度")] int Year,
        [property: JsonPropertyName("日期")] DateOnly On,
        [property: JsonPropertyName("疑点")] IReadOnlyList<Doubt> Doubts);

    public sealed record Doubt(
        [property: JsonPropertyName("种类")] string Kind,
        [property: JsonPropertyName("填报项")] string Field,
        [property: JsonPropertyName("强度")] decimal Strength,
        [property: JsonPropertyName("说明")] string Why);

    /// <summary>Chance of meeting the term's target, 0–1, by indicator; those not named are sure.</summary>
    public sealed record Forecast(
        [property: JsonPropertyName("年度")] int Year,
        [property: JsonPropertyName("日期")] DateOnly On,
        [property: JsonPropertyName("达标概率")] IReadOnlyDictionary<string, decimal> Probabilities);

    public sealed record Expected(
        [property: JsonPropertyName("规则")] string Rule,
        [property: JsonPropertyName("名称")] string Title,
        [property: JsonPropertyName("级别")] string Severity,
        [property: JsonPropertyName("依据")] IReadOnlyDictionary<string, string>? Evidence);
}
