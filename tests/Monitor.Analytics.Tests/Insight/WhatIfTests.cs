using Monitor.Analytics.Insight.WhatIf;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Insight;

public class WhatIfTests
{
    static readonly DateOnly Spring = new(2026, 5, 10);
    static readonly Rulebook InForce = DemoSeeds.Shelf.For(2025);

    [Fact]
    public void SameRulebook_ChangesNothing()
    {
        var changes = Compare(InForce);
        Assert.NotEmpty(changes);
        Assert.All(changes, c => Assert.False(c.Matters));
    }

    [Fact]
    public void HigherLine_LowersGrades_AndLeavesScoresAlone()
    {
        var lines = InForce.Scoring.Lines;
        var changes = Compare(InForce with { Scoring = InForce.Scoring with { Lines = lines with { Good = 85 } } });
        Assert.Contains(changes, c => c is { InForce.Grade: Grade.Good, Changed.Grade: Grade.Pass });
        Assert.All(changes, c => Assert.Equal(c.InForce.Score, c.Changed.Score));
        Assert.All(changes.Where(c => c.InForce.Score is >= 75 and < 85 && c.InForce.Grade == Grade.Good), c => Assert.True(c.GradeChanges));
        Assert.All(changes.Where(c => c.InForce.Score >= 85), c => Assert.False(c.GradeChanges));
    }

    [Fact]
    public void StricterRule_RaisesFlags_NamedWithTheirSeverities()
    {
        var strict = InForce.Rules.ToDictionary();
        strict["R-CORE"] = new() { Parameters = new Dictionary<string, decimal> { ["below"] = 0.95m, ["warnFrom"] = 3 } };
        var raised = Compare(InForce with { Rules = strict }).SelectMany(c => c.Flags).ToList();
        Assert.Contains(raised, f => f is { InForce: null, Changed: Severity.Notice });
        Assert.All(raised, f => Assert.Equal("R-CORE", f.Key.Rule.ToString()));
    }

    [Fact]
    public void RuleThatNoLongerRuns_LosesItsFlags()
    {
        var without = InForce with { Rules = InForce.Rules.Where(r => r.Key != "V-VETO").ToDictionary() };
        var change = Compare(without).Single(c => c.Flags.Count > 0);
        Assert.Equal(("CQ2025-04", Severity.Revoke, null), (change.Center.Code.ToString(), change.Flags.Single().InForce, change.Flags.Single().Changed));
    }

    [Fact]
    public void ChangedRulebook_TakesThePlaceOfTheOneInForce_WhateverItsFirstYear()
    {
        var changes = Compare(InForce with { FirstYear = 2099, Version = "2.0-草案" });
        Assert.All(changes.SelectMany(c => c.Changed.Flags), f => Assert.Equal("2.0-草案", f.RulebookVersion));
        Assert.All(changes, c => Assert.False(c.Matters));
    }

    static IReadOnlyList<CenterChange> Compare(Rulebook changed) => WhatIfComparison.Of(DemoSeeds.Histories.Values, 2025, Spring, DemoSeeds.Shelf, changed);
}
