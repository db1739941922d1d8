using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web;

/// <summary>
/// Who asks: the first argument of every service method. <see cref="Districts"/> holds the actor's district and all that passed their
/// rights to it; it is empty for roles without a district.
/// </summary>
public sealed record Actor(int UserId, string Name, Role Role, DistrictCode? District, IReadOnlySet<DistrictCode> Districts, string RemoteIp = "")
{
    public bool IsDistrict => Role is Role.DistrictReporter or Role.DistrictApprover;

    /// <summary>Roles that see every centre.</summary>
    public bool SeesAll => Role is Role.Reviewer or Role.CommissionOfficer or Role.CommissionLeader;

    public bool Leads(DistrictCode leadDistrict) => IsDistrict && Districts.Contains(leadDistrict);
    public bool Leads(Center center) => Leads(center.LeadDistrict);
    public bool Joins(Center center) => IsDistrict && center.JointDistricts.Any(j => Districts.Contains(j.District));
    public bool Sees(Center center) => SeesAll || Leads(center) || Joins(center);

    /// <exception cref="Forbidden">The actor has none of the roles.</exception>
    public void Require(params ReadOnlySpan<Role> roles)
    {
        if (!roles.Contains(Role)) throw new Forbidden($"“{CaseNames.Of(Role)}”无权进行此操作。");
    }

    /// <summary>The entry that goes into the same transaction as what the actor did.</summary>
    public AuditEntry Did(DateTime at, string action, string subject, string before = "", string after = "", string reason = "") => new()
    {
        At = at,
        ActorId = UserId,
        ActorName = Name,
        Role = CaseNames.Of(Role),
        Action = action,
        Subject = subject,
        Before = before,
        After = after,
        Reason = reason,
        RemoteIp = RemoteIp,
    };
}

/// <summary>The actor's role does not allow it: 403.</summary>
public sealed class Forbidden(string message) : Exception(message);

/// <summary>It does not exist, or not for this actor: 404 either way, so that nothing leaks.</summary>
public sealed class NotFoundForActor(string message = "没有找到所请求的内容，或您无权查看。") : Exception(message);

/// <summary>It cannot be done now; the Chinese message says why and what would help.</summary>
/// <param name="about">What was to be filled in, in words, where it is about one thing: the page leads to the field of that label.</param>
public sealed class Refused(string message, string? about = null) : Exception(message)
{
    public string? Field => about;
}
