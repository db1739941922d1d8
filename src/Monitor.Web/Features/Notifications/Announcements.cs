using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Notifications;

/// <summary>
/// What there is to tell on a day, found from what is recorded: whoever looks twice finds the same, so nothing is lost when the program stands
/// still, and nothing is told twice when it starts again.
/// </summary>
sealed class Announcements(MonitorDb db, DateOnly today)
{
    /// <summary>Days before the due day on which a report that is missing is called to mind.</summary>
    static readonly int[] DaysAhead = [14, 7, 3, 1];
    /// <summary>Days between reminders once it is overdue.</summary>
    const int Interval = 7;
    /// <summary>What happened longer ago is no news.</summary>
    const int NewsDays = 30;

    static readonly Role[] Districts = [Role.DistrictReporter, Role.DistrictApprover];

    static readonly HashSet<string> Told =
    [
        CaseNames.Of(RectificationState.Issued), CaseNames.Of(RectificationState.Served), CaseNames.Of(RectificationState.PlanReturned),
        CaseNames.Of(RectificationState.Accepted), CaseNames.Of(RectificationState.Rejected), CaseNames.Of(RectificationState.Closed),
        CaseNames.Of(ReviewState.Consulting), CaseNames.Of(ReviewState.Concluded),
        CaseNames.Of(RevocationState.Proposed), CaseNames.Of(RevocationState.Publicized), CaseNames.Of(RevocationState.Revoked), CaseNames.Of(RevocationState.NotRevoked),
    ];

    public async Task<IReadOnlyList<Announcement>> AllAsync(CancellationToken cancel)
    {
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel);
        var histories = await CenterHistories.LoadAsync(db, cancel: cancel);
        var states = await db.Reports.AsNoTracking().ToDictionaryAsync(r => (r.Center, r.Year), r => r.State, cancel);
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.Opens <= today).ToListAsync(cancel);
        return [.. rounds.SelectMany(Missing), .. await ReturnedAsync(), .. await StepsAsync()];

        DistrictCode Leading(CenterCode center) => ActorProvider.Current(histories[center].Center.LeadDistrict, districts, today);

        IEnumerable<Announcement> Missing(Round round) =>
            from history in histories.Values
            where history.Expects(round.Year) && history.RevokedOn is null
            where history.Report(round.Year) is null && states.GetValueOrDefault((history.Center.Code, round.Year)) is not (ReportState.Submitted or ReportState.UnderReview or ReportState.Verified)
            let due = history.Rounds.FirstOrDefault(r => r.Year == round.Year)?.EffectiveDue ?? round.Due
            where today <= (due > round.GraceEnds ? due : round.GraceEnds)
            group history by (District: Leading(history.Center.Code), Due: due) into late
            let stage = Stage(late.Key.Due)
            select new Announcement(
                $"report-{round.Year}-{late.Key.Due:yyyyMMdd}-{stage.Key}", Districts, late.Key.District,
                $"{round.Year}年度报送：{stage.Text(late.Key.Due)}。还有 {late.Count()} 家未报送：{string.Join("、", late.Select(h => h.Center.Name))}。", $"/submissions/{round.Year}");

        async Task<IEnumerable<Announcement>> ReturnedAsync()
        {
            var since = ChinaTime.UtcOf(today.AddDays(-NewsDays), TimeOnly.MinValue);
            var returned = await db.Submissions.AsNoTracking().Where(s => s.ReturnedAt >= since && s.Report.State == ReportState.Returned)
                .Select(s => new { s.Id, s.Version, s.ReturnReason, s.Report.Center, s.Report.Year }).ToListAsync(cancel);
            return returned.Select(r => new Announcement(
                $"returned-{r.Id}", Districts, Leading(r.Center),
                $"{histories[r.Center].Center.Name}{r.Year}年度报告第{r.Version}版被退回：{r.ReturnReason}", $"/submissions/{r.Year}"));
        }

        async Task<IEnumerable<Announcement>> StepsAsync()
        {
            var since = ChinaTime.UtcOf(today.AddDays(-NewsDays), TimeOnly.MinValue);
            var steps = await db.CaseSteps.AsNoTracking().Where(s => s.At >= since && s.From != s.To && s.Kind != CaseKind.Incident).ToListAsync(cancel);
            return steps.Where(s => Told.Contains(s.To)).Select(s => new Announcement(
                $"step-{s.Id}", Districts, Leading(s.Center),
                $"{histories[s.Center].Center.Name}：{s.Action}，现为“{s.To}”{(s.DocumentNumber.Length > 0 ? $"（{s.DocumentNumber}）" : "")}。", $"/cases/{s.CaseId}"));
        }
    }

    /// <summary>How near the due day is; the nearest stage that was reached.</summary>
    (string Key, Func<DateOnly, string> Text) Stage(DateOnly due)
    {
        var left = due.DayNumber - today.DayNumber;
        if (left < 0) return ($"late{(-left - 1) / Interval}", d => $"已于{Formats.Day(d)}到期，逾期 {-left} 天");
        return DaysAhead.Where(d => left <= d).Select(d => (int?)d).Min() is { } stage
            ? ($"due{stage}", d => left == 0 ? $"今天（{Formats.Day(d)}）24:00 截止" : $"{Formats.Day(d)}截止，还有 {left} 天")
            : ("open", d => $"已经开始，{Formats.Day(d)}截止");
    }
}
