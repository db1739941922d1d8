using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Notifications;

/// <summary>Something to be told to all accounts of some roles; of a district where one is given.</summary>
/// <param name="Key">The same matter has the same key, whenever it is found.</param>
public sealed record Announcement(string Key, IReadOnlyList<Role> To, DistrictCode? District, string Text, string Href);
