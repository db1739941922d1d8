using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>A scorecard as it was computed, with the rulebook version that made it. A new one supersedes it; none is deleted.</summary>
public sealed class StoredAssessment
{
    public int Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required bool IsTerm { get; init; }
    public required string RulebookId { get; init; }
    public required string RulebookVersion { get; init; }
    public required decimal? Score { get; init; }
    public required Grade Grade { get; init; }
    public required bool Provisional { get; init; }
    /// <summary>Canonical JSON of the whole scorecard, with the trace of each number.</summary>
    public required string Json { get; init; }
    public required DateTime ComputedAt { get; init; }
    public DateTime? SupersededAt { get; set; }
}

sealed class AssessmentTable : IEntityTypeConfiguration<StoredAssessment>
{
    public void Configure(EntityTypeBuilder<StoredAssessment> table)
    {
        table.ToTable("Assessments");
        table.HasOne<Center>().WithMany().HasForeignKey(a => a.Center);
        table.HasOne<StoredRulebook>().WithMany().HasForeignKey(a => new { a.RulebookId, a.RulebookVersion }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(a => new { a.Center, a.Year, a.IsTerm }).IsUnique().HasFilter("SupersededAt IS NULL");
    }
}
