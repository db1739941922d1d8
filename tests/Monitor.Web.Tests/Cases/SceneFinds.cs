using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;

namespace Monitor.Web.Tests.Cases;

/// <summary>What a random command is about, as it stands in the database.</summary>
static class SceneFinds
{
    /// <summary>A flag of the centre that stands, mostly the gravest that waits; 1 where it has none.</summary>
    public static int AnyFlag(this CaseScene scene, string center, Hand hand)
    {
        var code = new CenterCode(center);
        using var db = scene.Host.Db();
        var flags = db.Flags.Where(f => f.Center == code && f.EndedAt == null).OrderByDescending(f => f.Severity).ThenBy(f => f.Id).Select(f => new { f.Id, f.Status }).ToList();
        return flags.Count == 0 ? 1 : hand.Chance(0.6) && flags.Find(f => f.Status == FlagStatus.Open) is { } gravest ? gravest.Id : hand.One(flags).Id;
    }

    public static IReadOnlyList<int> ConfirmedGrounds(this CaseScene scene, string center)
    {
        var code = new CenterCode(center);
        using var db = scene.Host.Db();
        return [.. db.Flags.Where(f => f.Center == code && f.EndedAt == null && f.Status == FlagStatus.Confirmed && f.Severity == Severity.Revoke).Select(f => f.Id)];
    }

    public static IReadOnlyList<string> RefusedVisits(this CaseScene scene, string center)
    {
        var code = new CenterCode(center);
        using var db = scene.Host.Db();
        return [.. db.SiteVisits.Where(v => v.Center == code && v.State == Analytics.Cases.VisitState.Refused).Select(v => v.Id)];
    }

    public static int LastReminder(this CaseScene scene, string center)
    {
        var code = new CenterCode(center);
        using var db = scene.Host.Db();
        return db.Remindings.Where(r => r.Center == code).OrderByDescending(r => r.Id).Select(r => r.Id).FirstOrDefault();
    }

    public static string LastExemption(this CaseScene scene, string center)
    {
        var code = new CenterCode(center);
        using var db = scene.Host.Db();
        return db.Exemptions.Where(e => e.Center == code).OrderByDescending(e => e.Id).Select(e => e.Id).FirstOrDefault() ?? "HM-0";
    }

    public static string LastNotice(this CaseScene scene, string center)
    {
        var code = new CenterCode(center);
        using var db = scene.Host.Db();
        return db.Rectifications.Where(r => r.Center == code).OrderByDescending(r => r.Id).Select(r => r.Id).FirstOrDefault() ?? "ZG-0";
    }

    public static string LastIncident(this CaseScene scene, string center)
    {
        var code = new CenterCode(center);
        using var db = scene.Host.Db();
        return db.Incidents.Where(i => i.Center == code).OrderByDescending(i => i.Id).Select(i => i.Id).FirstOrDefault() ?? "SX-0";
    }

    /// <summary>As it stands; revision 0 where there is none.</summary>
    public static CaseKey KeyOrOld(this CaseScene scene, string id)
    {
        try
        {
            return scene.Key(id);
        }
        catch (InvalidOperationException)
        {
            return new(id, 0);
        }
    }
}
