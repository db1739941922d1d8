using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Lists;

/// <summary>What a list is checked against, tracked: what is changed in it is saved.</summary>
sealed record ListFacts
{
    public required DateOnly Today { get; init; }
    public required Dictionary<CenterCode, Center> Centers { get; init; }
    public required IReadOnlyList<District> Districts { get; init; }
    public required RulebookShelf Shelf { get; init; }
    /// <summary>Years whose review is concluded, by centre.</summary>
    public required ILookup<CenterCode, ReportYear> Concluded { get; init; }

    public static async Task<ListFacts> LoadAsync(MonitorDb db, RulebookStore rulebooks, DateOnly today, CancellationToken cancel) => new()
    {
        Today = today,
        Centers = await db.Centers.Include(c => c.JointDistricts).ToDictionaryAsync(c => c.Code, cancel),
        Districts = await db.Districts.AsNoTracking().ToListAsync(cancel),
        Shelf = await rulebooks.ShelfAsync(db, cancel),
        Concluded = (await db.Reviews.AsNoTracking().Where(r => r.ConcludedOn != null).Select(r => new { r.Center, r.Year }).ToListAsync(cancel)).ToLookup(r => r.Center, r => r.Year),
    };

    /// <summary>By code, official code or name.</summary>
    public District? District(string text) => Districts.FirstOrDefault(d =>
        d.Code.ToString().Equals(text, StringComparison.OrdinalIgnoreCase) || d.OfficialCode == text || d.Name == text);

    public string NameOf(DistrictCode code) => Districts.FirstOrDefault(d => d.Code == code)?.Name ?? code.ToString();
}

/// <summary>A row's change, and how to make it; null where there is nothing to do.</summary>
sealed record PlannedChange(ListChange Change, Func<Task>? Apply);

/// <summary>What a list would change, and all that was found.</summary>
sealed record ListPlan(IReadOnlyList<PlannedChange> Changes, IReadOnlyList<Analytics.Intake.ReportIssue> Issues);
