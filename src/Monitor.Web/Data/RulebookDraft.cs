using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Monitor.Web.Data;

/// <summary>
/// 考核方案草案: one version of a changed copy of a rulebook. It governs nothing until it is published, and a version is never changed: a later one
/// is added. Kept apart from <see cref="StoredRulebook"/>, whose newest row of a first year is in force.
/// </summary>
public sealed class RulebookDraft
{
    public int Id { get; init; }
    public required string Name { get; init; }
    /// <summary>From 1, within the name.</summary>
    public required int Version { get; init; }
    /// <summary>A rulebook's id and version, or another draft's title.</summary>
    public required string BasedOn { get; init; }
    public required string Json { get; init; }
    public required string Reason { get; init; }
    public required int AuthorId { get; init; }
    public required string Author { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Id and version of the rulebook that it became; empty until then.</summary>
    public string PublishedAs { get; set; } = "";
    public string PublishedBy { get; set; } = "";
    public DateTime? PublishedAt { get; set; }
    public string PublishReason { get; set; } = "";

    public string Title => TitleOf(Name, Version);

    /// <summary>草案“2027年方案”第2版</summary>
    public static string TitleOf(string name, int version) => $"草案“{name}”第{version}版";
}

sealed class RulebookDraftTable : IEntityTypeConfiguration<RulebookDraft>
{
    public void Configure(EntityTypeBuilder<RulebookDraft> table)
    {
        table.ToTable("RulebookDrafts").Ignore(d => d.Title);
        table.HasIndex(d => new { d.Name, d.Version }).IsUnique();
    }
}
