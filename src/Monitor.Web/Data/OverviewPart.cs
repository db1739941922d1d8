using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>What one centre adds to the overview of one year; computed, and made anew when what it rests on changes.</summary>
public sealed class OverviewPart
{
    /// <summary>Of <see cref="Year"/>: what a centre adds to the overview of any year.</summary>
    public const int AnyYear = 0;

    public required CenterCode Center { get; init; }
    public required int Year { get; init; }

    /// <summary>The lead district of the designation; who answers for it today follows from the dates of the districts.</summary>
    public required DistrictCode District { get; set; }
    public required int Batch { get; set; }
    public required string Industry { get; set; }

    /// <summary>Expected in the year, or reported; else it only stands among those that left.</summary>
    public required bool Expected { get; set; }
    /// <summary>The gravest flag as a number; -1 where there is none.</summary>
    public required int Worst { get; set; }
    /// <summary>-1 where there is none: before all that have one.</summary>
    public required decimal Score { get; set; }
    /// <summary>The day on which a report was or is due that was not handed in; null where it was, or where none is due.</summary>
    public required DateOnly? MissingSince { get; set; }

    public required string Json { get; set; }

    /// <summary>The year before of a centre that is expected: only its change rests on it, and no list shows it. Null where there is none.</summary>
    public required string? BeforeJson { get; set; }
}

/// <summary>The sum of the parts of all centres of a year that fit; empty, and batch 0, stand for any.</summary>
public sealed class OverviewTotal
{
    public required int Year { get; init; }
    public required string District { get; init; }
    public required int Batch { get; init; }
    public required string Industry { get; init; }
    public required string Json { get; set; }
}

/// <summary>A centre whose parts are to be made anew. Written by triggers, so that no writer has to remember.</summary>
public sealed class StaleOverview
{
    public required CenterCode Center { get; init; }
}

sealed class OverviewTables : IEntityTypeConfiguration<OverviewPart>, IEntityTypeConfiguration<OverviewTotal>, IEntityTypeConfiguration<StaleOverview>
{
    public void Configure(EntityTypeBuilder<OverviewPart> table)
    {
        table.ToTable("OverviewParts").HasKey(p => new { p.Center, p.Year });
        table.HasIndex(p => new { p.Year, p.Expected, p.Worst, p.Score, p.Center, p.District, p.Batch, p.Industry }).IsDescending(false, true, true, false, false, false, false, false);
        table.HasIndex(p => new { p.Year, p.District, p.Expected, p.Worst, p.Score, p.Center, p.Batch, p.Industry }).IsDescending(false, false, true, true, false, false, false, false);
        table.HasIndex(p => new { p.Year, p.Industry, p.Expected, p.Worst, p.Score, p.Center, p.Batch, p.District }).IsDescending(false, false, true, true, false, false, false, false);
        table.HasIndex(p => new { p.MissingSince, p.Center, p.Year, p.District, p.Batch, p.Industry }).HasFilter("MissingSince IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<OverviewTotal> table)
    {
        table.ToTable("OverviewTotals").HasKey(t => new { t.Batch, t.Industry, t.District, t.Year });
        table.HasIndex(t => new { t.Year, t.District, t.Batch, t.Industry });
    }

    public void Configure(EntityTypeBuilder<StaleOverview> table) => table.ToTable("StaleOverviews").HasKey(s => s.Center);
}

/// <summary>Triggers that note which centres' parts of the overview are to be made anew: of every table that a part is made from.</summary>
static class StaleOverviews
{
    /// <summary>Another number whenever the same facts give other parts: then all are made anew. Kept as the database's user_version.</summary>
    public const int Version = 2;

    /// <summary>Table, and the centres of its row as a query on {row}.</summary>
    static readonly (string Table, string Centers)[] Sources =
    [
        ("Centers", "SELECT {row}.Code"),
        .. new[] { "Targets", "PlanChanges", "RoundExtensions", "Reminders", "Reports", "Reviews", "TermReviews", "Rectifications", "Revocations", "Assessments", "Flags", "ModelRuns" }
            .Select(t => (t, "SELECT {row}.Center")),
        ("CorrectedValues", "SELECT r.Center FROM Submissions s JOIN Reports r ON r.Id = s.ReportId WHERE s.Id = {row}.SubmissionId"),
        ("Rounds", "SELECT Code FROM Centers"),
    ];

    /// <summary>Creates those that are not there yet; notes all centres where the program makes other parts than the one before it.</summary>
    public static async Task PrepareAsync(MonitorDb db)
    {
        foreach (var (table, centers) in Sources)
            foreach (var (what, row) in new[] { ("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD") })
            {
                var trigger = $"""CREATE TRIGGER IF NOT EXISTS "{table}MakeOverviewsStaleBy{what}" AFTER {what} ON "{table}" BEGIN INSERT OR IGNORE INTO StaleOverviews (Center) {centers.Replace("{row}", row, StringComparison.Ordinal)}; END""";
                await db.Database.ExecuteSqlRawAsync(trigger);
            }
        if (await db.Database.SqlQueryRaw<int>("SELECT user_version AS Value FROM pragma_user_version").SingleAsync() == Version) return;
        await db.Database.ExecuteSqlRawAsync("DELETE FROM OverviewParts; DELETE FROM OverviewTotals; INSERT OR IGNORE INTO StaleOverviews (Center) SELECT Code FROM Centers");
        var version = $"PRAGMA user_version = {Version}";
        await db.Database.ExecuteSqlRawAsync(version);
    }
}
