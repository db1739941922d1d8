using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Imports;

/// <summary>
/// What is known of centres, for the checks of their reports. The database is asked only about those of which anything is recorded beside their
/// designation: when the first years come in, that is of few.
/// </summary>
sealed class ImportPast
{
    readonly MonitorDb db;
    readonly IReadOnlyDictionary<CenterCode, CenterHistory> listed;
    readonly IReadOnlySet<CenterCode> recorded;
    readonly IReadOnlyList<RoundFacts> rounds;

    ImportPast(MonitorDb db, IReadOnlyDictionary<CenterCode, CenterHistory> listed, IReadOnlySet<CenterCode> recorded, IReadOnlyList<RoundFacts> rounds) =>
        (this.db, this.listed, this.recorded, this.rounds) = (db, listed, recorded, rounds);

    /// <param name="listed">All centres that are designated.</param>
    public static async Task<ImportPast> LoadAsync(MonitorDb db, IReadOnlyDictionary<CenterCode, CenterHistory> listed, CancellationToken cancel) =>
        new(db, listed, await RecordedAsync(db, cancel), await CenterHistories.RoundsAsync(db, cancel));

    /// <param name="centers">All of them designated.</param>
    public async Task<IReadOnlyDictionary<CenterCode, CenterHistory>> OfAsync(IEnumerable<CenterCode> centers, CancellationToken cancel)
    {
        var known = centers.ToLookup(recorded.Contains);
        var histories = new Dictionary<CenterCode, CenterHistory>();
        foreach (var center in known[false]) histories[center] = listed[center] with { Available = Facts.All, Rounds = rounds };
        if (!known.Contains(true)) return histories;
        foreach (var (center, history) in await CenterHistories.LoadAsync(db, [.. known[true].Distinct()], cancel)) histories[center] = history;
        return histories;
    }

    /// <summary>Centres that any table names, whatever it is of: a kind of record that is added later is among them.</summary>
    static async Task<IReadOnlySet<CenterCode>> RecordedAsync(MonitorDb db, CancellationToken cancel)
    {
        var columns = from table in db.Model.GetEntityTypes()
                      let center = table.FindProperty(nameof(JointDistrict.Center))
                      where center?.ClrType == typeof(CenterCode)
                      select $"""SELECT "{center.GetColumnName()}" AS "Value" FROM "{table.GetTableName()}" """;
        var codes = await db.Database.SqlQueryRaw<string>(string.Join("UNION ", columns)).ToListAsync(cancel);
        return codes.Select(c => new CenterCode(c)).ToHashSet();
    }
}
