using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>Designated centres with nothing of their past: which there are, their names and districts. It may be long, so a history is made when it is asked for.</summary>
sealed class DesignationList : IReadOnlyDictionary<CenterCode, CenterHistory>
{
    readonly Dictionary<CenterCode, (string Name, DistrictCode District, DateOnly DesignatedOn)> centers = [];

    DesignationList()
    {
    }

    public int Count => centers.Count;
    public IEnumerable<CenterCode> Keys => centers.Keys;
    public IEnumerable<CenterHistory> Values => centers.Keys.Select(c => this[c]);

    public CenterHistory this[CenterCode code]
    {
        get
        {
            var (name, district, designatedOn) = centers[code];
            return new()
            {
                Center = new() { Code = code, Name = name, Industry = "", LeadEntity = "", LeadDistrict = district, JointDistricts = [], Validity = new(designatedOn) },
                Available = Facts.None,
            };
        }
    }

    /// <param name="only">Null for all.</param>
    public static async Task<DesignationList> LoadAsync(MonitorDb db, IReadOnlyCollection<CenterCode>? only, CancellationToken cancel)
    {
        var list = new DesignationList();
        var districts = new Dictionary<DistrictCode, DistrictCode>();
        var rows = only is null ? db.Centers.AsNoTracking() : db.Centers.AsNoTracking().Where(CenterHistories.Among<Center>(c => c.Code, only));
        await foreach (var center in rows.Select(c => new { c.Code, c.Name, c.LeadDistrict, c.DesignatedOn }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            // One text for all centres of a district.
            if (!districts.TryGetValue(center.LeadDistrict, out var district)) districts[center.LeadDistrict] = district = center.LeadDistrict;
            list.centers[center.Code] = (center.Name, district, center.DesignatedOn);
        }
        return list;
    }

    public bool ContainsKey(CenterCode key) => centers.ContainsKey(key);

    public bool TryGetValue(CenterCode key, [MaybeNullWhen(false)] out CenterHistory value)
    {
        value = centers.ContainsKey(key) ? this[key] : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<CenterCode, CenterHistory>> GetEnumerator() => centers.Keys.Select(c => KeyValuePair.Create(c, this[c])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
