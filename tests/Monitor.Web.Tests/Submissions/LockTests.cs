using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Tests.Submissions;

/// <summary>When a district may report: both sides of each boundary.</summary>
public class LockTests
{
    static readonly Round Round = new() { Year = 2026, Opens = new(2027, 1, 10), Due = new(2027, 2, 28), GraceEnds = new(2027, 3, 31) };

    [Theory]
    [InlineData("2027-01-09", "尚未开放")]
    [InlineData("2027-01-10", null)]
    [InlineData("2027-02-28", null)]
    [InlineData("2027-03-01", null)]
    [InlineData("2027-03-31", null)]
    [InlineData("2027-04-01", "已于2027年3月31日截止")]
    public void NothingEnteredYet_IsOpenFromTheFirstDayToTheEndOfTheGrace(string day, string? says) => Check(Why(day), says);

    [Theory]
    [InlineData("2027-04-15", null), InlineData("2027-04-16", "已于2027年4月15日截止")]
    public void LaterExtension_MovesTheEnd(string day, string? says) => Check(Why(day, extended: new(2027, 4, 15)), says);

    [Theory]
    [InlineData("2027-03-31", null), InlineData("2027-04-01", "截止")]
    public void ExtensionWithinTheGrace_DoesNotShortenIt(string day, string? says) => Check(Why(day, extended: new(2027, 3, 10)), says);

    [Fact]
    public void Returned_StaysOpenPastTheGrace() => Assert.Null(Why("2027-05-20", report: Report(ReportState.Returned, returned: true)));

    [Fact]
    public void HandedInAndNotReturned_IsLockedPastTheGrace() => Check(Why("2027-04-01", report: Report(ReportState.Submitted)), "截止");

    [Fact]
    public void RevokedCentre_ReportsNoMore() =>
        Assert.Contains("已撤销", ReportLock.Why(Round, null, CenterState.Revoked, null, new(2027, 1, 20)));

    [Theory]
    [InlineData(ReportState.Draft, null), InlineData(ReportState.Returned, null), InlineData(ReportState.AwaitingApproval, "等待审定"),
     InlineData(ReportState.Submitted, "已报送"), InlineData(ReportState.UnderReview, "正在复核"), InlineData(ReportState.Verified, "已核定")]
    public void OnlyADraftOrAReturnedReport_CanBeChanged(ReportState state, string? says) =>
        Check(ReportLock.WhyNotEditable(Round, null, CenterState.Building, Report(state), new(2027, 1, 20)), says);

    static string? Why(string day, DateOnly? extended = null, AnnualReport? report = null) =>
        ReportLock.Why(Round, extended, CenterState.Building, report, DateOnly.Parse(day));

    static void Check(string? why, string? says)
    {
        if (says is null) Assert.Null(why);
        else Assert.Contains(says, why);
    }

    static AnnualReport Report(ReportState state, bool returned = false) => new()
    {
        Center = "CQ2025-01",
        Year = 2026,
        State = state,
        Submissions =
        {
            new()
            {
                Version = 1,
                ContentHash = "",
                PreparedAt = DateTime.UnixEpoch,
                PreparedBy = "",
                SubmittedAt = state is ReportState.Draft or ReportState.AwaitingApproval ? null : DateTime.UnixEpoch,
                ReturnedAt = returned ? DateTime.UnixEpoch : null,
            },
        },
    };
}
