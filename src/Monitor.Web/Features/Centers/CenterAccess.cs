using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>Who may look at which centre at all. What of it they may see, <see cref="Disclosure"/> says.</summary>
static class CenterAccess
{
    /// <exception cref="Forbidden">The three administrators run the system and see none of its business data.</exception>
    public static void RequireReader(this Actor actor)
    {
        if (!actor.SeesAll && !actor.IsDistrict) throw new Forbidden("管理员账号不接触业务数据，不能查看创新中心和报送文件。");
    }

    /// <summary>The centres that the actor sees, with their joint districts.</summary>
    public static async Task<IReadOnlyList<Center>> SeenAsync(this MonitorDb db, Actor actor, CancellationToken cancel) =>
        await db.SeenBy(actor).AsNoTracking().Include(c => c.JointDistricts).OrderBy(c => c.Code).ToListAsync(cancel);

    /// <summary>The same as a query: a district's centres are found by its codes, so that it does not matter how many others there are.</summary>
    public static IQueryable<Center> SeenBy(this MonitorDb db, Actor actor)
    {
        if (actor.SeesAll) return db.Centers;
        var districts = actor.IsDistrict ? actor.Districts.ToList() : [];
        return db.Centers.Where(c => EF.Parameter(districts).Contains(c.LeadDistrict)
            || db.JointDistricts.Where(j => EF.Parameter(districts).Contains(j.District)).Select(j => j.Center).Contains(c.Code));
    }

    /// <exception cref="NotFoundForActor">There is no such centre, or the actor does not see it.</exception>
    public static async Task<Center> SeenAsync(this MonitorDb db, Actor actor, CenterCode code, CancellationToken cancel) =>
        await db.Centers.AsNoTracking().Include(c => c.JointDistricts).SingleOrDefaultAsync(c => c.Code == code, cancel) is { } center && actor.Sees(center)
            ? center
            : throw new NotFoundForActor();
}
