using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Reviews;

/// <summary>A reviewer's to-dos: reports that wait, the longest first, and the open rounds' overdue centres.</summary>
public sealed class ReviewTodos(IDbContextFactory<MonitorDb> databases, ReviewQueue queue, TimeProvider time) : ITodoSource
{
    /// <summary>Beyond it, one line tells how many more there are.</summary>
    const int MostListed = 5;

    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role != Role.Reviewer) return [];
        var queues = new List<RoundQueue>();
        foreach (var year in await YearsAsync(cancel)) queues.Add((await queue.OfAsync(actor, year.Value, cancel))!);
        var waiting = queues.SelectMany(q => q.AwaitingReview.Select(l => (Queue: q, Line: l)))
            .Where(w => w.Line.State == ReportState.Submitted || w.Line.ReviewerId == actor.UserId)
            .OrderBy(w => w.Line.Since).ToList();
        return
        [
            .. waiting.Take(MostListed).Select(w => new Todo(
                $"{(w.Line.State == ReportState.Submitted ? "复核" : "完成复核")}：{w.Line.Expected.DistrictName} {w.Line.Expected.CenterName} {w.Queue.Round.Year}年度报告，已等候{w.Line.WaitDays}天",
                w.Queue.Href(w.Line), null, StateTone.Active)),
            .. waiting.Count > MostListed ? [new Todo($"另有 {waiting.Count - MostListed} 份报告等候复核", "/reviews", null, StateTone.Active)] : Array.Empty<Todo>(),
            .. queues.Where(q => !q.IsClosed).SelectMany(Overdue),
        ];
    }

    static IEnumerable<Todo> Overdue(RoundQueue queue)
    {
        var overdue = queue.Lines.Where(l => l.IsOverdue).ToList();
        if (overdue.Count == 0) yield break;
        var districts = string.Join("、", overdue.Select(l => l.Expected.DistrictName).Distinct());
        yield return new($"{queue.Round.Year}年度 {overdue.Count} 个中心逾期未报（{districts}），请催报", $"/reviews?year={queue.Round.Year}", queue.Round.GraceEnds, StateTone.Attention);
    }

    /// <summary>Rounds in which something can wait: still open, or with reports not yet decided.</summary>
    async Task<IReadOnlyList<ReportYear>> YearsAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var today = time.Today();
        var open = await db.Rounds.Where(r => r.Opens <= today && r.GraceEnds >= today).Select(r => r.Year).ToListAsync(cancel);
        var waiting = await db.Reports.Where(r => r.State == ReportState.Submitted || r.State == ReportState.UnderReview).Select(r => r.Year).Distinct().ToListAsync(cancel);
        return [.. open.Union(waiting).Order()];
    }
}
