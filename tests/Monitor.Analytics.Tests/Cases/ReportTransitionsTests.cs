using Monitor.Analytics.Cases;

namespace Monitor.Analytics.Tests.Cases;

public class ReportTransitionsTests() : TransitionTests<ReportState, ReportAction>(
    ReportTransitions.Next, ReportTransitions.Open, CaseNames.Of, CaseNames.Of, ReportState.Draft)
{
    [Fact]
    public void ReturnedReport_GoesTheWholeWayAgain() => Assert.Equal(
        ["待审定", "已报送", "复核中", "已退回", "草稿", "待审定", "已报送", "复核中", "已核定"],
        Walk(
            (Role.DistrictReporter, ReportAction.SendForApproval), (Role.DistrictApprover, ReportAction.Attest),
            (Role.Reviewer, ReportAction.StartReview), (Role.Reviewer, ReportAction.Return),
            (Role.DistrictReporter, ReportAction.Revise), (Role.DistrictReporter, ReportAction.SendForApproval),
            (Role.DistrictApprover, ReportAction.Attest), (Role.Reviewer, ReportAction.StartReview), (Role.Reviewer, ReportAction.Verify)));

    [Theory]
    [InlineData(ReportState.AwaitingApproval)]
    [InlineData(ReportState.Submitted)]
    public void Withdraw_BeforeTheReviewBegins_GivesTheDraftBack(ReportState state) =>
        Assert.Equal(ReportState.Draft, ReportTransitions.Next(state, ReportAction.Withdraw, Role.DistrictReporter));

    [Fact]
    public void Withdraw_OnceTheReviewBegan_IsRefusedSayingWhatIsOpen() => Assert.Equal(
        "当前为“复核中”，不能“撤回”：此时只能“退回区县”、“核定”。",
        Assert.Throws<IllegalTransition>(() => ReportTransitions.Next(ReportState.UnderReview, ReportAction.Withdraw, Role.DistrictReporter)).Message);

    [Fact]
    public void Attest_ByTheReporter_IsRefusedSayingWhoMay() => Assert.Equal(
        "“区县填报员”不能“审定并报送”：须由区县审定人办理。",
        Assert.Throws<NotPermitted>(() => ReportTransitions.Next(ReportState.AwaitingApproval, ReportAction.Attest, Role.DistrictReporter)).Message);
}
