using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Risk;

public class RuleEngineTests
{
    static readonly Rulebook Cq2026 = RulebookReader.Read(Files.Cq2026, RiskRules.Declared);
    static readonly DateOnly Spring = new(2027, 5, 10);

    [Fact]
    public void Evaluate_WithoutIncidents_SaysThatVetoesWereNotJudged()
    {
        var history = HistoryBuilder.Center() with { Available = Facts.All & ~Facts.Incidents };
        var unjudged = Assert.Single(Evaluate(history).NotEvaluated);
        Assert.Equal(new("V-VETO", "缺少重大事项，无法判断。"), unjudged);
    }

    [Fact]
    public void Evaluate_WithReportsAndTargetsOnly_NamesEachMissingKind()
    {
        var history = HistoryBuilder.Center() with { Available = Facts.Reports | Facts.Targets };
        var unjudged = Evaluate(history).NotEvaluated.ToDictionary(n => n.Rule, n => n.Reason);
        Assert.Equal("缺少复盘和评估结论、整改和认定记录，无法判断。", unjudged["V-STILL-BELOW"]);
        Assert.Equal("缺少报送批次，无法判断。", unjudged["R-OVERDUE"]);
        Assert.DoesNotContain("R-RECTIFY", unjudged.Keys);
    }

    [Fact]
    public void Evaluate_RuleThatTheRulebookDoesNotList_DoesNotRun()
    {
        var unstaffed = HistoryBuilder.Center().Reports(2026, ("F01", 0));
        Assert.Contains(Evaluate(unstaffed).Flags, f => f.Key.Rule == "R-CONDITIONS");
        var without = Cq2026 with { Rules = Cq2026.Rules.Where(r => r.Key != "R-CONDITIONS").ToDictionary() };
        Assert.DoesNotContain(RuleEngine.Evaluate(unstaffed, 2026, Spring, new([without])).Flags, f => f.Key.Rule == "R-CONDITIONS");
    }

    [Fact]
    public void Evaluate_UsesAndFreezesTheRulebooksParameters()
    {
        var strict = Cq2026 with
        {
            Rules = new Dictionary<string, RuleSettings> { ["R-CORE"] = new() { Parameters = new Dictionary<string, decimal> { ["below"] = 0.8m, ["warnFrom"] = 1 } } },
        };
        var history = HistoryBuilder.Center().Reports(2026, ("F08", 7)).Plans(2026, ("B2", 10));
        Assert.DoesNotContain(Evaluate(history).Flags, f => f.Key.Rule == "R-CORE");
        var flag = Assert.Single(RuleEngine.Evaluate(history, 2026, Spring, new([strict])).Flags);
        Assert.Equal((Severity.Warning, 0.8m, "1.2"), (flag.Severity, flag.Parameters["below"], flag.RulebookVersion));
    }

    [Fact]
    public void Evaluate_ByTwoRulebooksInTurn_TakesTheParametersOfEach()
    {
        var strict = Cq2026 with
        {
            Rules = new Dictionary<string, RuleSettings> { ["R-CORE"] = new() { Parameters = new Dictionary<string, decimal> { ["below"] = 0.8m } } },
        };
        var history = HistoryBuilder.Center().Reports(2026, ("F08", 4)).Plans(2026, ("B2", 10));
        Assert.Equal([0.5m, 0.8m, 0.5m, 0.8m], new[] { Cq2026, strict, Cq2026, strict }.Select(rulebook =>
            Assert.Single(RuleEngine.Evaluate(history, 2026, Spring, new([rulebook])).Flags, f => f.Key.Rule == "R-CORE").Parameters["below"]));
    }

    [Fact]
    public void Evaluate_BeforeVerification_IsProvisional_AfterIsNot()
    {
        var history = HistoryBuilder.Center().Reports(2026, ("F01", 0));
        Assert.True(Conditions(new(2027, 3, 31)).Provisional);
        Assert.False(Conditions(new(2027, 4, 1)).Provisional);

        RiskFlag Conditions(DateOnly asOf) => Assert.Single(RuleEngine.Evaluate(history, 2026, asOf, new([Cq2026])).Flags, f => f.Key.Rule == "R-CONDITIONS");
    }

    [Fact]
    public void Evaluate_EvidenceKeepsTheCellOfEachInput()
    {
        var flag = Situation.Read("slow-but-fine").Judge().Flags.Single();
        var done = flag.Evidence.Single(e => e.Name.StartsWith("F05", StringComparison.Ordinal));
        Assert.Equal(("2026.csv", "H2"), (done.Source!.File, done.Source.Address));
    }

    [Fact]
    public void Evaluate_OverdueTomorrow_HasAnotherStatementAndTheSameEvidence()
    {
        var situation = Situation.Read("no-report-the-day-after-the-due-day");
        var today = situation.Judge().Flags.Single();
        var tomorrow = (situation with { AsOf = situation.AsOf.AddDays(1) }).Judge().Flags.Single();
        Assert.NotEqual(today.Statement, tomorrow.Statement);
        Assert.Equal(FlagLedger.HashOf(today), FlagLedger.HashOf(tomorrow));
        Assert.Equal(FlagTarget.District, today.Against);
    }

    public static IEnumerable<object[]> DemoYears => DemoSeeds.Histories.Values
        .SelectMany(h => h.Center.Validity.Years.Where(y => y.Value <= 2026), (h, y) => new object[] { h.Center.Code.ToString(), y.Value });

    [Theory, MemberData(nameof(DemoYears))]
    public void Replay_OfAPastJudgement_IsByteIdentical_WhateverWasRecordedSince(string center, int year)
    {
        var history = DemoSeeds.Histories[center];
        var asOf = new DateOnly(year + 1, 5, 10);
        var then = RuleEngine.Evaluate(history.AsOf(asOf), year, asOf, DemoSeeds.Shelf);
        var replayed = RuleEngine.Evaluate(history, year, asOf, DemoSeeds.Shelf);
        Assert.Equal(CanonicalJson.Write(then), CanonicalJson.Write(replayed));
        Assert.Equal(CanonicalJson.Write(then), CanonicalJson.Write(CanonicalJson.Read<RiskReport>(CanonicalJson.Write(then))));
    }

    static RiskReport Evaluate(CenterHistory history) => RuleEngine.Evaluate(history, 2026, Spring, new([Cq2026]));
}
