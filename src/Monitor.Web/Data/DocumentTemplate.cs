using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Monitor.Web.Data;

/// <summary>Wording of a kind of document, as the service centre changed it. Versions count from 1; the wording that ships is 0, and is no row.</summary>
public sealed class DocumentTemplate : IAppendOnly
{
    public required DocumentKind Kind { get; init; }
    public required int Version { get; init; }
    public required string Text { get; init; }
    public required DateTime ChangedAt { get; init; }
    public required string ChangedBy { get; init; }
    public required string Reason { get; init; }
}

sealed class DocumentTemplateTable : IEntityTypeConfiguration<DocumentTemplate>
{
    public void Configure(EntityTypeBuilder<DocumentTemplate> table) =>
        table.ToTable("DocumentTemplates", t => t.HasTrigger("DocumentTemplatesAreNotChanged")).HasKey(d => new { d.Kind, d.Version });
}
