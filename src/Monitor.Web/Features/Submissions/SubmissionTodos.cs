using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Submissions;

/// <summary>What waits for a district: reports to enter, to mend, to approve, each round on its own; and the papers that they still lack.</summary>
public sealed class SubmissionTodos(IDbContextFactory<MonitorDb> databases, TimeProvider time) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.IsDistrict) return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var led = (await DistrictRecords.CentersAsync(db, actor, cancel)).Where(actor.Leads).ToList();
        var rounds = await db.Rounds.AsNoTracking().OrderBy(r => r.Year).ToListAsync(cancel);
        var records = await DistrictRecords.LoadAsync(db, rounds, led, time.Today(), cancel);
        List<CenterRecord> unlocked = [.. records.Where(r => r.IsExpected && r.Lock is null)];
        return
        [
            .. from open in unlocked.GroupBy(r => r.Round)
               from kind in Kinds(actor.Role)
               let todo = Of(open.Key, [.. open.Where(r => kind.Which(r.Report?.State))], kind)
               where todo is not null
               select todo,
            .. await MissingPapers.OfAsync(db, actor, unlocked, cancel),
        ];
    }

    Todo? Of(Round round, List<CenterRecord> waiting, (Func<ReportState?, bool> Which, string Text, StateTone Tone) kind)
    {
        if (waiting.Count == 0) return null;
        var due = waiting.Min(r => r.Due);
        var late = kind.Tone != StateTone.Attention && due < time.Today();
        return new($"{round.Year}年度报送：{waiting.Count} 家{kind.Text}", $"/submissions/{round.Year}", due, late ? StateTone.Stopped : kind.Tone);
    }

    static (Func<ReportState?, bool> Which, string Text, StateTone Tone)[] Kinds(Role role) => role == Role.DistrictReporter
        ?
        [
            (s => s == ReportState.Returned, "被服务中心退回，待修改重报", StateTone.Attention),
            (s => s is null, "尚未填报", StateTone.Active),
            (s => s == ReportState.Draft, "草稿待提交审定", StateTone.Active),
        ]
        : [(s => s == ReportState.AwaitingApproval, "待审定", StateTone.Active)];
}
