using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Submissions;

/// <summary>Whether a district may work on a report now, and if not, why: as a sentence that also says what would help.</summary>
public static class ReportLock
{
    /// <summary>The last day on which a report that is not in yet is taken: the end of the grace, or of a later extension.</summary>
    public static DateOnly LastDay(Round round, DateOnly? extendedDue) => extendedDue > round.GraceEnds ? extendedDue.Value : round.GraceEnds;

    /// <summary>Null where the district may move the report. What the service centre returned stays open past the grace: it was in already.</summary>
    /// <param name="report">Null where nothing is entered yet; else with its versions.</param>
    public static string? Why(Round round, DateOnly? extendedDue, CenterState standing, AnnualReport? report, DateOnly today) => (report?.State, today) switch
    {
        _ when standing == CenterState.Revoked => "创新中心已撤销，不再报送。",
        (ReportState.Verified, _) => "已核定，不再改动。如发现差错，请联系服务中心。",
        (ReportState.UnderReview, _) => "服务中心正在复核。复核结束后才能改动；如需更正，请联系复核人员退回。",
        _ when today < round.Opens => $"{round.Year}年度报送尚未开放，{Formats.Day(round.Opens)}起可以报送。",
        _ when report?.LastHandedIn?.ReturnedAt is not null => null,
        _ when today > LastDay(round, extendedDue) =>
            $"{round.Year}年度报送已于{Formats.Day(LastDay(round, extendedDue))}截止（含宽限期）。确需补报的，请联系服务中心办理延期。",
        _ => null,
    };

    /// <summary>As <see cref="Why"/>; also where the report is on its way, and must be taken back before it can be changed.</summary>
    public static string? WhyNotEditable(Round round, DateOnly? extendedDue, CenterState standing, AnnualReport? report, DateOnly today) =>
        Why(round, extendedDue, standing, report, today) ?? report?.State switch
        {
            ReportState.AwaitingApproval => "正在等待审定。如需修改，请先撤回，或由审定人退回。",
            ReportState.Submitted => "已报送。如需修改，请在复核开始前撤回。",
            _ => null,
        };
}
