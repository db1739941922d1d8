using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

public enum ModelKind { Screening, Forecast, Robustness }

/// <summary>
/// What a model said of a centre's year, kept as it came out. A new row is added when it says something else; none is changed or deleted, so that
/// a flag is replayed from what was known then, and nothing is trained anew.
/// </summary>
public sealed class ModelRun
{
    public int Id { get; init; }
    public required ModelKind Kind { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    /// <summary>The day in China on which it was computed.</summary>
    public required DateOnly On { get; init; }
    public required DateTime ComputedAt { get; init; }
    /// <summary>Changes whenever the same data could give another result.</summary>
    public required string Model { get; init; }
    /// <summary>Canonical JSON of the part that rules read: a ScreeningRun or ForecastRun; empty where no rule reads it.</summary>
    public required string Run { get; init; }
    /// <summary>Canonical JSON of all that is shown.</summary>
    public required string Detail { get; init; }
}

sealed class ModelRunTable : IEntityTypeConfiguration<ModelRun>
{
    public void Configure(EntityTypeBuilder<ModelRun> table)
    {
        table.ToTable("ModelRuns");
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
        table.HasIndex(r => new { r.Center, r.Kind, r.Year });
    }
}
