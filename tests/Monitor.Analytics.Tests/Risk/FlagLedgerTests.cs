using CsCheck;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Risk;

public class FlagLedgerTests
{
    static readonly DateTime At = new(2027, 5, 10, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Merge_NewFlag_IsOpen() =>
        Assert.Equal([FlagStatus.Open], FlagLedger.Merge([], Report(Flag())).Select(e => e.Status));

    [Fact]
    public void Merge_SameEvidence_KeepsItsDecisionAndTakesTheFreshWording()
    {
        var confirmed = FlagLedger.Confirm(new(Flag(), FlagStatus.Open), "张三", At, "");
        var entry = Assert.Single(FlagLedger.Merge([confirmed], Report(Flag() with { Statement = "已逾期2天" })));
        Assert.Equal((FlagStatus.Confirmed, "张三", "已逾期2天"), (entry.Status, entry.Decision!.By, entry.Flag.Statement));
    }

    [Fact]
    public void Merge_ChangedEvidence_SupersedesAndReopens()
    {
        var dismissed = FlagLedger.Dismiss(new(Flag(), FlagStatus.Open), "张三", At, "数据有误");
        var merged = FlagLedger.Merge([dismissed], Report(Flag(evidence: "7")));
        Assert.Equal([FlagStatus.Superseded, FlagStatus.Open], merged.Select(e => e.Status));
        Assert.Equal("数据有误", merged[0].Decision!.Reason);
    }

    [Theory]
    [InlineData("severity")]
    [InlineData("version")]
    [InlineData("parameters")]
    public void Merge_WhatElseTheHashCovers_SupersedesToo(string changed)
    {
        var flag = Flag();
        var other = changed switch
        {
            "severity" => flag with { Severity = Severity.Notice },
            "version" => flag with { RulebookVersion = "1.1" },
            _ => flag with { Parameters = new Dictionary<string, decimal> { ["below"] = 0.6m } },
        };
        Assert.Equal(2, FlagLedger.Merge([new(flag, FlagStatus.Open)], Report(other)).Count);
    }

    [Fact]
    public void Merge_VanishedEvidence_Lapses_AndKeepsTheDecisionForItsReturn()
    {
        var confirmed = FlagLedger.Confirm(new(Flag(), FlagStatus.Open), "张三", At, "");
        var lapsed = FlagLedger.Merge([confirmed], Report());
        Assert.Equal(FlagStatus.Lapsed, Assert.Single(lapsed).Status);
        Assert.Equal(FlagStatus.Confirmed, Assert.Single(FlagLedger.Merge(lapsed, Report(Flag()))).Status);
    }

    [Fact]
    public void Merge_RuleThatCouldNotRun_LeavesItsFlagsAlone()
    {
        var open = new RecordedFlag(Flag(), FlagStatus.Open);
        Assert.Equal([open], FlagLedger.Merge([open], new([], [new("R-CORE", "缺少年度报告，无法判断。")])));
    }

    [Fact]
    public void Merge_TrailingZerosInParameters_AreTheSameEvidence() => Assert.Equal(
        FlagLedger.HashOf(Flag()),
        FlagLedger.HashOf(Flag() with { Parameters = new Dictionary<string, decimal> { ["below"] = 0.50m } }));

    [Fact]
    public void Confirm_OnProvisionalValues_IsRefused_DismissIsNot()
    {
        var open = new RecordedFlag(Flag() with { Provisional = true }, FlagStatus.Open);
        Assert.Contains("尚未核定", Assert.Throws<FlagDecisionException>(() => FlagLedger.Confirm(open, "张三", At, "属实")).Message);
        Assert.Equal(FlagStatus.Dismissed, FlagLedger.Dismiss(open, "张三", At, "填报口径不同").Status);
    }

    [Fact]
    public void Dismiss_WithoutReason_IsRefused() =>
        Assert.Throws<FlagDecisionException>(() => FlagLedger.Dismiss(new(Flag(), FlagStatus.Open), "张三", At, " "));

    [Theory]
    [InlineData(FlagStatus.Confirmed)]
    [InlineData(FlagStatus.Dismissed)]
    [InlineData(FlagStatus.Superseded)]
    [InlineData(FlagStatus.Lapsed)]
    public void Decide_WhatIsNotOpen_IsRefusedNamingItsStatus(FlagStatus status) => Assert.Contains(
        Names.Of(status),
        Assert.Throws<FlagDecisionException>(() => FlagLedger.Confirm(new(Flag(), status), "张三", At, "")).Message);

    /// <summary>Whatever comes and goes, in any order: every entry ever recorded stays, and each fresh flag stands exactly once.</summary>
    [Fact]
    public void Merge_NeverLosesAFlag() => Gen.Select(Gen.OneOf(Gen.Const("R-CORE"), Gen.Const("R-OUTCOME")), Gen.Int[1, 3])
        .List[0, 4].Select(picks => picks.DistinctBy(p => p.Item1).ToList())
        .List[1, 8]
        .Sample(evaluations =>
        {
            IReadOnlyList<RecordedFlag> ledger = [];
            foreach (var evaluation in evaluations)
            {
                var fresh = evaluation.Select(p => Flag(p.Item1, p.Item2.ToString())).ToArray();
                var before = ledger;
                ledger = FlagLedger.Merge(before, Report(fresh));
                Assert.Equal(before.Select(Identity), ledger.Take(before.Count).Select(Identity));
                Assert.Equal(ledger.Count, ledger.Select(Identity).Distinct().Count());
                Assert.Equal(fresh.Select(FlagLedger.HashOf).Order(), ledger.Where(e => e.Stands).Select(e => e.EvidenceHash).Order());
            }
        });

    static (FlagKey, string) Identity(RecordedFlag entry) => (entry.Flag.Key, entry.EvidenceHash);

    static RiskReport Report(params RiskFlag[] flags) => new(flags, []);

    static RiskFlag Flag(string rule = "R-CORE", string evidence = "6") => new()
    {
        Key = new(rule, "CQ2026-01", 2026, ""),
        Severity = Severity.Warning,
        Clause = Clause.Notice2026("一（二）1"),
        Against = FlagTarget.Center,
        Title = "核心指标明显偏低",
        Statement = "",
        RulebookId = "cq-2026",
        RulebookVersion = "1.0",
        Parameters = new Dictionary<string, decimal> { ["below"] = 0.5m },
        Evidence = [new("F08 培养工程师人数", evidence)],
        Provisional = false,
    };
}
