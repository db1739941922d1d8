using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

public enum ModelKind { Screening, Forecast }

/// <summary>
/// What a model found for one centre on one day, kept as it came out: rules read the newest, a replay what was known then, and nothing is
/// computed again for an old judgement. Rows are only added.
/// </summary>
public sealed class StoredModelRun
{
    public int Id { get; init; }
    public required ModelKind Kind { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required DateOnly On { get; init; }
    /// <summary>The rulebook it was run under; empty where the run came with a history.</summary>
    public required string RulebookId { get; init; }
    public required string RulebookVersion { get; init; }
    /// <summary>Canonical JSON of the ScreeningRun or ForecastRun.</summary>
    public required string Json { get; init; }
}

sealed class ModelRunTable : IEntityTypeConfiguration<StoredModelRun>
{
    public void Configure(EntityTypeBuilder<StoredModelRun> table)
    {
        table.ToTable("ModelRuns");
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
        table.HasIndex(r => new { r.Center, r.Kind, r.Year });
    }
}
