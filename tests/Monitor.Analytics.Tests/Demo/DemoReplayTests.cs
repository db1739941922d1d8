using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Demo;

/// <summary>A past judgement of any demo centre comes out again byte for byte, whatever was recorded since, and wherever its history was kept.</summary>
public class DemoReplayTests
{
    /// <summary>Before the round, in it, past due, after verification, after review, much later.</summary>
    static readonly (int Month, int Day, int YearsAfter)[] Days = [(6, 30, 0), (1, 15, 1), (3, 1, 1), (4, 1, 1), (5, 10, 1), (12, 31, 2)];

    public static IEnumerable<object[]> Judgements => DemoSeeds.Histories.Values
        .SelectMany(h => h.Center.Validity.Years.Append(h.Center.Validity.LastYear.Next).Where(y => y.Value <= 2026)
            .SelectMany(y => Days.Select(d => new object[] { h.Center.Code.ToString(), y.Value, new DateOnly(y.Value + d.YearsAfter, d.Month, d.Day) })));

    public static TheoryData<string> Centers => new(DemoSeeds.Histories.Keys.Select(c => c.ToString()));

    [Theory, MemberData(nameof(Judgements))]
    public void Judgement_EvaluatedAgain_IsByteIdentical(string center, int year, DateOnly asOf) =>
        Assert.Equal(Judged(DemoSeeds.Histories[center], year, asOf), Judged(DemoSeeds.Histories[center], year, asOf));

    [Theory, MemberData(nameof(Judgements))]
    public void Judgement_WithoutWhatWasRecordedSince_IsByteIdentical(string center, int year, DateOnly asOf) =>
        Assert.Equal(Judged(DemoSeeds.Histories[center], year, asOf), Judged(DemoSeeds.Histories[center].AsOf(asOf), year, asOf));

    [Theory, MemberData(nameof(Judgements))]
    public void Judgement_WithMoreRecordedSince_IsByteIdentical(string center, int year, DateOnly asOf) =>
        Assert.Equal(Judged(DemoSeeds.Histories[center], year, asOf), Judged(MoreSince(DemoSeeds.Histories[center], year, asOf), year, asOf));

    /// <summary>That the facts of <see cref="MoreSince"/> would be seen, were they known.</summary>
    [Theory, MemberData(nameof(Centers))]
    public void FactsRecordedSince_ChangeTheJudgementOnceTheyAreKnown(string center)
    {
        var history = DemoSeeds.Histories[center];
        var year = history.Center.Validity.FirstYear;
        var asOf = new DateOnly(year.Value + 1, 5, 10);
        Assert.NotEqual(Judged(history, year, asOf.AddDays(1)), Judged(MoreSince(history, year, asOf), year, asOf.AddDays(1)));
    }

    [Theory, MemberData(nameof(Judgements))]
    public void Judgement_OfAHistoryKeptAsJson_IsByteIdentical(string center, int year, DateOnly asOf) =>
        Assert.Equal(Judged(DemoSeeds.Histories[center], year, asOf), Judged(Reread[center], year, asOf));

    [Fact]
    public void HistoryFile_WrittenAndRead_IsTheSameText()
    {
        var written = CanonicalJson.Write(HistoryFile.Of(DemoSeeds.Histories.Values, synthetic: true));
        Assert.Equal(written, CanonicalJson.Write(CanonicalJson.Read<HistoryFile>(written)));
    }

    static readonly Dictionary<CenterCode, CenterHistory> Reread = ReadAgain();

    /// <summary>Lists and files as they are, all else from a history file.</summary>
    static Dictionary<CenterCode, CenterHistory> ReadAgain()
    {
        var file = CanonicalJson.Read<HistoryFile>(CanonicalJson.Write(HistoryFile.Of(DemoSeeds.Histories.Values, synthetic: true)));
        return DemoSeeds.Histories.Values.ToDictionary(h => h.Center.Code, h => file.Complete(new()
        {
            Center = h.Center,
            Targets = h.Targets,
            Incidents = h.Incidents,
            Reports = [.. h.Reports.Select(r => new ReportVersion { Year = r.Year, Version = 1, SubmittedOn = DateOnly.MaxValue, Reported = r.Reported })],
        }));
    }

    /// <summary>One more of every kind of fact, recorded the day after.</summary>
    static CenterHistory MoreSince(CenterHistory history, ReportYear year, DateOnly asOf)
    {
        var next = asOf.AddDays(1);
        return history with
        {
            Reports = [.. history.Reports, new() { Year = year, Version = 9, SubmittedOn = next, VerifiedOn = next, Reported = new Dictionary<FieldCode, SourcedValue>() }],
            Exemptions = [.. history.Exemptions, new(year, "A1", "其后免计", next)],
            Incidents =
            [
                .. history.Incidents,
                new()
                {
                    Id = "SX-LATER",
                    Kind = IncidentKind.Safety,
                    Authority = "演示·应急管理部门",
                    DocumentNumber = "演示应急〔2099〕1号",
                    OccurredOn = year.FirstDay,
                    RecordedOn = next,
                    ConfirmedOn = next,
                },
            ],
            Reviews = [.. history.Reviews, new(year, Grade.Fail, next, CoSigned: true)],
            TermConclusions = [.. history.TermConclusions, new(Passed: false, next, CoSigned: true)],
            Rectifications =
            [
                .. history.Rectifications,
                new()
                {
                    Id = "ZG-LATER",
                    ForYear = year.Previous,
                    ProposedOn = next,
                    DocumentNumber = "演示〔2099〕2号",
                    IssuedOn = next,
                    ServedOn = next,
                    FirstDeadline = asOf,
                    RecheckYear = year,
                },
            ],
            Declarations = [.. history.Declarations, new("RD-LATER", DeclarationKind.Falsity, year, next, "演示", "演示〔2099〕3号", "其后认定")],
            Reminders = [.. history.Reminders, new(year, next, "电话", Delivery.Sent)],
            Screenings =
            [
                .. history.Screenings,
                new(year, next, "其后筛查", [new() { Kind = SuspicionKind.OwnHistory, Code = "F08", Name = "培养工程师人数", Found = 1, Strength = 9, Why = "其后筛查" }]),
            ],
            Forecasts = [.. history.Forecasts, new(year, next, "其后预测", [new("B2", "培养工程师", "人", Target: 9, Median: 1, Low: 1, High: 1, Probability: 0)])],
        };
    }

    static string Judged(CenterHistory history, ReportYear year, DateOnly asOf)
    {
        var known = history.AsOf(asOf);
        return CanonicalJson.Write(new
        {
            risks = RuleEngine.Evaluate(history, year, asOf, DemoSeeds.Shelf),
            scorecard = Scorer.Score(known, year, DemoSeeds.Shelf.For(year)),
            term = TermScorer.Score(known, DemoSeeds.Shelf.For(history.Center.Validity.LastYear), asOf),
        });
    }
}
