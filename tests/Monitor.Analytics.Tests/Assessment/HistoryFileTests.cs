using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Assessment;

public class HistoryFileTests
{
    static readonly RoundFacts Round = new(2026, new(2027, 1, 10), new(2027, 2, 28), new(2027, 3, 31));
    static readonly ReportVersion OnTime = Version(1, new(2027, 2, 20), ("F01", 5));
    static readonly ReportVersion Again = Version(2, new(2027, 3, 20), ("F01", 6)) with { VerifiedOn = new(2027, 4, 1) };

    [Fact]
    public void Complete_KeepsWhatWasCorrected_AlsoToMissing()
    {
        var corrected = Again with { Corrected = new Dictionary<FieldCode, SourcedValue> { ["F01"] = new(Reported.Zero), ["F02"] = SourcedValue.Missing } };
        var back = Reread(HistoryBuilder.Center() with { Reports = [corrected] }).Reports.Single();
        Assert.Equal((Reported.Zero, Reported.Missing), (back.Value("F01").Value, back.Value("F02").Value));
    }

    [Fact]
    public void Complete_RoundOfTheFile_AndExtensionOfTheCenter()
    {
        var extended = Round with { ExtendedDue = new(2027, 3, 15), ExtendedOn = new(2027, 2, 20) };
        var first = HistoryBuilder.Center() with { Rounds = [Round] };
        var second = first with { Center = first.Center with { Code = "CQ2026-02" }, Rounds = [extended] };
        var file = HistoryFile.Of([second, first], synthetic: false);
        Assert.Equal(Round, Assert.Single(file.Rounds));
        Assert.Equal(Round, file.Complete(first with { Rounds = [] }).Rounds.Single());
        Assert.Equal(extended, file.Complete(second with { Rounds = [] }).Rounds.Single());
    }

    [Fact]
    public void ReportHandedInAgain_KeepsTheDayOfTheFirstVersion_SoThatItIsNotLate()
    {
        var history = HistoryBuilder.Center() with { Rounds = [Round], Reports = [OnTime, Again] };
        Assert.DoesNotContain(Overdue(history), f => f.Key.Rule == "R-OVERDUE");
        Assert.DoesNotContain(Overdue(Reread(history)), f => f.Key.Rule == "R-OVERDUE");
        Assert.Contains(Overdue(Reread(history with { Reports = [Again] })), f => f.Key.Rule == "R-OVERDUE");
    }

    [Theory]
    [InlineData("2027-02-19", false)]
    [InlineData("2027-02-20", true)]
    [InlineData("2027-03-19", true)]
    [InlineData("2027-03-20", false)]
    public void BetweenTwoVersions_OnlyTheFirstIsKnown(string day, bool onlyFirst)
    {
        var verification = HistoryFile.Of([HistoryBuilder.Center() with { Reports = [OnTime, Again] }], synthetic: false).Centers.Single().Verifications.Single();
        Assert.Equal(onlyFirst, verification.OnlyFirstKnownOn(DateOnly.Parse(day)));
    }

    [Fact]
    public void WithdrawnVersion_IsNoFirstVersion()
    {
        var history = HistoryBuilder.Center() with { Reports = [OnTime with { WithdrawnOn = new(2027, 2, 21) }, Again] };
        var verification = HistoryFile.Of([history], synthetic: false).Centers.Single().Verifications.Single();
        Assert.Equal((new DateOnly(2027, 3, 20), (DateOnly?)null), (verification.SubmittedOn, verification.FirstSubmittedOn));
    }

    [Fact]
    public void Complete_KeepsWhatModelsFound()
    {
        var history = HistoryBuilder.Center() with { Reports = [Again], Screenings = [new(2026, new(2027, 4, 2), "筛查1", [])], Forecasts = [new(2026, new(2027, 4, 3), "预测1", [])] };
        var back = Reread(history);
        Assert.Equal(("筛查1", "预测1"), (back.Screening(2026)!.Model, back.Forecast(2026)!.Model));
    }

    [Fact]
    public void Complete_MakesKnownWhatOnlyAHistoryKnows()
    {
        var bare = HistoryBuilder.Center() with { Available = Facts.Reports | Facts.Targets };
        Assert.Equal(Facts.All & ~Facts.Incidents, new HistoryFile().Complete(bare).Available);
    }

    static ReportVersion Version(int version, DateOnly submitted, params (string Field, decimal Value)[] values) => new()
    {
        Year = 2026,
        Version = version,
        SubmittedOn = submitted,
        Reported = values.ToDictionary(v => (FieldCode)v.Field, v => new SourcedValue(Reported.Of(v.Value))),
    };

    /// <summary>After a way through the file, and with the newest report as it was handed in.</summary>
    static CenterHistory Reread(CenterHistory history)
    {
        var file = CanonicalJson.Read<HistoryFile>(CanonicalJson.Write(HistoryFile.Of([history], synthetic: false)));
        var newest = history.Reports.MaxBy(r => r.Version)!;
        return file.Complete(new()
        {
            Center = history.Center,
            Reports = [new() { Year = newest.Year, Version = 1, SubmittedOn = DateOnly.MaxValue, Reported = newest.Reported }],
        });
    }

    static IReadOnlyList<RiskFlag> Overdue(CenterHistory history) =>
        RuleEngine.Evaluate(history, 2026, new(2027, 5, 10), DemoSeeds.Shelf).Flags;
}
