using Microsoft.AspNetCore.Identity;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>Someone who can sign in. Roles are Identity's; a district role needs the district.</summary>
public sealed class Account : IdentityUser<int>
{
    public string DisplayName { get; set; } = "";
    public DistrictCode? DistrictCode { get; set; }
    public bool MustChangePassword { get; set; }
}
