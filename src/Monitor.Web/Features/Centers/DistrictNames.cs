using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>A district as it was named then, and to whom its rights have passed since; null where to nobody.</summary>
public sealed record NamedDistrict(string Name, string? PassedOnTo)
{
    public override string ToString() => PassedOnTo is null ? Name : $"{Name} → {PassedOnTo}";
}

/// <summary>Names of districts on a day: an old year keeps the old name, with today's beside it.</summary>
public sealed class DistrictNames(IReadOnlyDictionary<DistrictCode, District> districts, DateOnly today)
{
    public static async Task<DistrictNames> LoadAsync(MonitorDb db, DateOnly today, CancellationToken cancel) =>
        new(await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel), today);

    public DistrictCode Current(DistrictCode code) => ActorProvider.Current(code, districts, today);

    public string Of(DistrictCode code) => districts.TryGetValue(code, out var district) ? district.Name : code.ToString();

    public NamedDistrict Named(DistrictCode code) => new(Of(code), Current(code) == code ? null : Of(Current(code)));
}
