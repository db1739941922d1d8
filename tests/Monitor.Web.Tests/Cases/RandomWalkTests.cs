using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Tests.Hosting;
using Monitor.Web.Tests.Insights;
using Xunit.Abstractions;

namespace Monitor.Web.Tests.Cases;

/// <summary>Whatever is tried, by whomever, in whatever order: no illegal state, no skipped step, nobody judges his own work, the audit chain holds.</summary>
public sealed class RandomWalkTests(ITestOutputHelper output)
{
    [Fact]
    public void EveryMoveOfTheTables_IsAmongTheRandomOnes()
    {
        foreach (var kind in new[] { CaseKind.Review, CaseKind.Term, CaseKind.Rectification, CaseKind.Revocation, CaseKind.Inquiry, CaseKind.Visit, CaseKind.Change })
            Assert.All(Moves.Of(kind), action => Assert.NotNull(Moves.Run(kind, action)));
    }

    /// <param name="seed">Chosen so that between them a case is closed, one revoked, and one declined.</param>
    [Theory]
    [InlineData(4)]
    [InlineData(14)]
    [InlineData(20)]
    public async Task RandomCommandsByAnybody_NeverLeaveTheRules(int seed)
    {
        using var host = new DemoHost();
        var walk = new RandomWalk(host, seed);
        host.Clock.MoveTo(new(2026, 5, 11));
        var loaded = await LoadedAsync(host, walk);
        await walk.WalkAsync(commands: 60, mostDaysBetween: 4);
        await VerifyReportsAsync(walk.Scene);
        await walk.WalkAsync(commands: 160, mostDaysBetween: 2);

        await using var db = host.Db();
        var steps = await db.CaseSteps.AsNoTracking().OrderBy(s => s.Id).ToListAsync();
        var standing = (await walk.CasesAsync()).ToDictionary(c => c.Id);
        foreach (var of in steps.GroupBy(s => (s.Kind, s.CaseId)))
        {
            var end = StepRules.Check([.. of], loaded.GetValueOrDefault(of.Key.CaseId));
            if (standing.TryGetValue(of.Key.CaseId, out var now)) Assert.Equal(now.StateName, end);
        }
        output.WriteLine($"{walk.Done} 办成，{walk.Refusals} 拒绝（{walk.IllegalMoves} 状态不允许）");
        foreach (var kind in steps.GroupBy(s => s.Kind)) output.WriteLine($"{kind.Key}: {string.Join("、", kind.Select(s => s.To).Distinct())}");

        foreach (var revocation in await db.Revocations.AsNoTracking().Include(r => r.Grounds).Where(r => r.RevokedOn != null).ToListAsync())
            await RevokedInFullAsync(db, revocation);
        foreach (var notice in await db.Rectifications.AsNoTracking().Where(r => r.State == RectificationState.Closed && r.OwnerId != null).ToListAsync())
            Assert.Contains(await db.Reviews.AsNoTracking().ToListAsync(), r => r.Center == notice.Center && r.Year == notice.RecheckYear && r.ConcludedOn is not null && !(r.CoSigned && r.Conclusion == Grade.Fail));

        await walk.Scene.AuditIsWholeAsync();
        await KeptSummaries.AreInStepAsync(host);
        // A walk that gets nowhere, or is never refused, shows nothing.
        Assert.True(walk.Done >= 20 && walk.Refusals >= 50 && walk.IllegalMoves >= 10, $"{walk.Done} {walk.Refusals} {walk.IllegalMoves}");
    }

    /// <summary>The check itself sees what it is for.</summary>
    [Theory]
    [InlineData(true, "提出整改//拟整改/复核员/1", "批准整改/拟整改/已批准待核发/领导/2", "核发通知/已批准待核发/已核发/经办人/3")]
    [InlineData(false, "提出整改//拟整改/复核员/1", "核发通知/拟整改/已核发/经办人/3")]
    [InlineData(false, "提出整改//拟整改/复核员/1", "批准整改/拟整改/已批准待核发/经办人/2")]
    [InlineData(false, "提出整改//拟整改/复核员/1", "批准整改/拟整改/已批准待核发/领导/1")]
    [InlineData(false, "提出整改//拟整改/复核员/1", "核发通知/已批准待核发/已核发/经办人/3")]
    public void SkippedStep_WrongRole_OwnApprovalAndGap_AreSeen(bool passes, params string[] moves)
    {
        var steps = moves.Select(m => m.Split('/')).Select(m => new CaseStep
        {
            Kind = CaseKind.Rectification,
            CaseId = "ZG-1",
            Center = "CQ2024-01",
            Action = m[0],
            From = m[1],
            To = m[2],
            Role = m[3] switch { "复核员" => CaseNames.Of(Role.Reviewer), "领导" => CaseNames.Of(Role.CommissionLeader), _ => CaseNames.Of(Role.CommissionOfficer) },
            ActorId = int.Parse(m[4], System.Globalization.CultureInfo.InvariantCulture),
            ActorName = "",
            At = default,
        }).ToList();
        Assert.Equal(passes, Record.Exception(() => StepRules.Check(steps)) is null);
    }

    /// <summary>Where each case and register entry of the demo's history stands; it has no steps.</summary>
    static async Task<Dictionary<string, string>> LoadedAsync(DemoHost host, RandomWalk walk)
    {
        await using var db = host.Db();
        return (await walk.CasesAsync()).Select(c => (c.Id, c.StateName))
            .Concat((await db.Incidents.AsNoTracking().ToListAsync()).Select(i => (i.Id, IncidentService.StateOf(i))))
            .Concat((await db.Exemptions.AsNoTracking().ToListAsync()).Select(e => (e.Id, "已豁免")))
            .Concat((await db.Remindings.AsNoTracking().ToListAsync()).Select(r => ($"CB-{r.Id}", ReminderService.NameOf(r.Delivery))))
            .ToDictionary(l => l.Item1, l => l.Item2);
    }

    /// <summary>The reports of 2026 come in; one is corrected far downward, so that an inquiry opens. A centre that was revoked meanwhile reports no more.</summary>
    static async Task VerifyReportsAsync(CaseScene scene)
    {
        scene.Host.Clock.MoveTo(new(2027, 1, 15));
        foreach (var center in new[] { "CQ2024-03", "CQ2025-04", "CQ2025-02", "CQ2024-01" })
        {
            await using var db = scene.Host.Db();
            var code = new CenterCode(center);
            if (await db.Revocations.AnyAsync(r => r.Center == code && r.RevokedOn != null && r.WithdrawnOn == null)) continue;
            await scene.VerifiedAsync(center, center == "CQ2024-01" ? [new CellNote("F08", "100", "与花名册不符")] : []);
        }
    }

    /// <summary>Told from the record of the case alone, beside the services' own checklist.</summary>
    static async Task RevokedInFullAsync(MonitorDb db, Revocation revocation)
    {
        Assert.True(revocation.HearingDeadline >= revocation.ProposedOn.AddDays(5));
        Assert.True(revocation.Statement.Length > 0 || revocation.HeardOn > revocation.HearingDeadline);
        Assert.True(revocation.MeetingOn >= revocation.HeardOn && revocation.MeetingDocument.Length > 0);
        Assert.True(revocation.PublicFrom >= revocation.MeetingOn && revocation.PublicTo >= revocation.PublicFrom!.Value.AddDays(5));
        Assert.True(revocation.ApprovedOn > revocation.PublicTo && revocation.ApprovedBy.Length > 0);
        Assert.True(revocation.FiledOn >= revocation.ApprovedOn && revocation.RevokedOn >= revocation.FiledOn && revocation.DocumentNumber.Length > 0);
        foreach (var ground in revocation.Grounds)
        {
            var flag = await db.Flags.AsNoTracking().SingleAsync(f => f.Id == ground.FlagId);
            Assert.True(flag.Severity == Severity.Revoke && flag.Decision == FlagStatus.Confirmed && flag.DecidedAt < ChinaTime.UtcOf(revocation.ProposedOn.AddDays(1), default));
        }
    }
}
