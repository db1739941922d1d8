using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Insights.Summaries;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Cases;

/// <summary>A case as it stands, of any kind.</summary>
/// <param name="IsLoaded">It came with the demo's history.</param>
sealed record StandingCase(CaseKind Kind, string Id, CenterCode Center, Enum State, int Revision, bool IsOpen, bool IsDisclosed, bool IsLoaded)
{
    public string StateName => Moves.StateName(State);
}

/// <summary>
/// Command after command by people who mostly know their work, and often do not: mostly an open step by one who may take it, else any step by
/// anybody. Checks what each one says and leaves behind.
/// </summary>
sealed class RandomWalk(DemoHost host, int seed)
{
    /// <summary>One that fails twice, one with a served notice, one with an accident, a joint one, and two that are fine.</summary>
    static readonly string[] Centers = ["CQ2024-03", "CQ2024-02", "CQ2025-04", "CQ2025-02", "CQ2024-01"];

    readonly Random random = new(seed);
    readonly CaseScene scene = new(host);
    readonly List<string> log = [];
    LeftBehind now = new([], 0, 0, 0, "");

    public CaseScene Scene => scene;
    public int Done { get; private set; }
    public int Refusals { get; private set; }
    public int IllegalMoves { get; private set; }

    /// <summary>The last commands, for somebody who reads why a walk failed.</summary>
    public string Log => string.Join('\n', log.TakeLast(12));

    public async Task WalkAsync(int commands, int mostDaysBetween)
    {
        now = await LeftBehindAsync();
        for (var i = 0; i < commands; i++)
        {
            host.Clock.MoveTo(host.Clock.Today().AddDays(random.Next(mostDaysBetween + 1)));
            var hand = new Hand(random, host.Clock.Today());
            if (random.NextDouble() < 0.25) await EnterAsync(hand);
            else await MoveAsync(hand);
            if (i % 10 == 0) await host.Get<OverviewKeeper>().CatchUpAsync(default);
        }
    }

    async Task EnterAsync(Hand hand)
    {
        var (may, run) = hand.One(RandomMoves.Entries);
        var center = hand.One(Centers);
        var actor = SomeActor(hand, center, hand.Chance(0.9) ? hand.One(may) : hand.One<Role>());
        await CommandAsync($"{center} {actor.Role} 登记", () => run(scene, actor, center, hand), null);
    }

    async Task MoveAsync(Hand hand)
    {
        var all = now.Cases.Where(c => Centers.Contains(c.Center.ToString())).ToList();
        var open = all.Where(c => c.IsOpen && (!c.IsLoaded || hand.Chance(0.2))).ToList();
        // Each kind alike, else the many notices leave little for the rest.
        var of = hand.One(hand.One((open.Count > 0 && hand.Chance(0.9) ? open : all).GroupBy(c => c.Kind).ToList()).ToList());
        var fitting = Enum.GetValues<Role>().SelectMany(r => Moves.Open(of, r).Select(a => (Role: r, Action: a))).ToList();
        var action = fitting.Count > 0 && hand.Chance(0.8) ? hand.One(fitting).Action : hand.One(Moves.Of(of.Kind));
        // What ends a case early comes less often, else few get to their end.
        if (action is RevocationAction.Decline or ChangeAction.Withdraw or VisitAction.Cancel && hand.Chance(0.7)) action = hand.One(fitting.Count > 0 ? fitting : [(Role.Reviewer, action)]).Action;
        var may = Enum.GetValues<Role>().Where(r => Moves.May(of, action, r)).ToList();
        var actor = SomeActor(hand, of.Center.ToString(), hand.Chance(0.9) ? hand.One(may) : hand.One<Role>());
        var key = new CaseKey(of.Id, of.Revision - (hand.Chance(0.97) ? 0 : 1));
        var reaches = actor.SeesAll || of.IsDisclosed && Leads(actor, of.Center);
        await CommandAsync($"{of.Id}（{of.StateName}）{actor.Role}#{actor.UserId} {action}", () => Moves.Run(of.Kind, action)(scene, actor, key, hand), reaches ? Moves.Illegal(of, action, actor.Role) : null);
    }

    /// <param name="illegal">The state and the action that the refusal must name; null where it may be allowed.</param>
    async Task CommandAsync(string what, Func<Task> command, (string State, string Action)? illegal)
    {
        var before = now;
        var thrown = await Record.ExceptionAsync(command);
        now = await LeftBehindAsync();
        log.Add($"{host.Clock.Today():yyyy-MM-dd} {what} → {thrown?.GetType().Name} {thrown?.Message}");
        if (thrown is null)
        {
            Done++;
            Assert.True(illegal is null, $"“{illegal?.State}”时不能“{illegal?.Action}”，却办成了\n{Log}");
            Assert.True(now.Audit > before.Audit, $"没有审计记录\n{Log}");
            return;
        }
        Refusals++;
        Assert.True(thrown is Refused or Forbidden or NotFoundForActor, $"{thrown}\n{Log}");
        Assert.True(thrown.Message.Count(c => c is >= '\u4e00' and <= '\u9fff') >= 6, Log);
        Assert.True(before.IsSameAs(now), $"拒绝了，却留下了变动\n{Log}");
        if (illegal is not { } named) return;
        IllegalMoves++;
        Assert.IsType<Refused>(thrown);
        Assert.StartsWith($"当前为“{named.State}”，不能“{named.Action}”：", thrown.Message);
        Assert.True(thrown.Message.Split('：', 2)[1].Length > 5, Log);
    }

    /// <summary>People keep their account when their role changes: four of them, in any role.</summary>
    Actor SomeActor(Hand hand, string center, Role role)
    {
        var person = 8001 + random.Next(4);
        if (role is not (Role.DistrictReporter or Role.DistrictApprover)) return new(person, $"演示·某{person}", role, null, new HashSet<DistrictCode>());
        var own = hand.Chance(0.93) ? scene.District(center, role).District!.Value : hand.One<DistrictCode>(["500107", "500101", "500112"]);
        return new(person, $"演示·某{person}", role, own, new HashSet<DistrictCode> { own });
    }

    bool Leads(Actor actor, CenterCode center) => actor.IsDistrict && actor.Leads(scene.District(center.ToString(), actor.Role).District!.Value);

    public async Task<IReadOnlyList<StandingCase>> CasesAsync()
    {
        await using var db = host.Db();
        return await CasesAsync(db);
    }

    static async Task<IReadOnlyList<StandingCase>> CasesAsync(MonitorDb db)
    {
        return
        [
            .. (await db.Reviews.AsNoTracking().Where(c => c.OwnerId != null).ToListAsync()).Select(Standing),
            .. (await db.TermReviews.AsNoTracking().Where(c => c.OwnerId != null).ToListAsync()).Select(Standing),
            .. (await db.Rectifications.AsNoTracking().ToListAsync()).Select(c => Of(c, c.State, c.IssuedOn is not null, c.OwnerId)),
            .. (await db.Revocations.AsNoTracking().ToListAsync()).Select(c => Of(c, c.State, true, c.OwnerId)),
            .. (await db.Inquiries.AsNoTracking().ToListAsync()).Select(c => Of(c, c.State, c.AskedOn is not null, c.OwnerId)),
            .. (await db.SiteVisits.AsNoTracking().ToListAsync()).Select(c => Of(c, c.State, c.VisitedOn is not null, c.OwnerId)),
            .. (await db.PlanChanges.AsNoTracking().ToListAsync()).Select(c => Of(c, c.State, true, c.OwnerId)),
        ];

        static StandingCase Standing(Review c) => Of(c, c.State, c.SentOn is not null || c.ConcludedOn is not null, c.OwnerId);

        static StandingCase Of(ICase c, Enum state, bool disclosed, int? owner) => new(c.Kind, c.Id, c.Center, state, c.Revision, c.IsOpen, disclosed, owner is null);
    }

    async Task<LeftBehind> LeftBehindAsync()
    {
        await using var db = host.Db();
        return new(
            await CasesAsync(db),
            (await AuditChain.HeadAsync(db, default)).Count,
            await db.CaseSteps.CountAsync(),
            await db.Declarations.CountAsync() + await db.Exemptions.CountAsync() + await db.Remindings.CountAsync() + await db.ExpertOpinions.CountAsync() + await db.Incidents.CountAsync()
                + await db.Files.CountAsync(),
            string.Join(' ', await db.Flags.OrderBy(f => f.Id).Select(f => $"{f.Id}{f.Status}").ToListAsync()));
    }

    /// <summary>All that a command can leave behind: the same before and after one that was refused.</summary>
    /// <param name="Entries">In registers and files.</param>
    sealed record LeftBehind(IReadOnlyList<StandingCase> Cases, long Audit, int Steps, int Entries, string Flags)
    {
        public bool IsSameAs(LeftBehind other) => this with { Cases = other.Cases } == other && Cases.SequenceEqual(other.Cases);
    }
}
