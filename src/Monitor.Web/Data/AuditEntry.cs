using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Monitor.Web.Data;

/// <summary>One change of state: who, in which role, when, from where, what, before and after, why. Written with the change itself, and never changed.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }
    public required DateTime At { get; init; }
    /// <summary>Null where the program itself acted (first start, demo).</summary>
    public int? ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string Role { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public string Before { get; init; } = "";
    public string After { get; init; } = "";
    public string Reason { get; init; } = "";
    public string RemoteIp { get; init; } = "";
    /// <summary>From 1, without gaps; given when it is saved.</summary>
    public long Number { get; set; }
    /// <summary>Seals content, number and the entry before (<see cref="Features.Audit.AuditChain"/>); given when it is saved.</summary>
    public string Hash { get; set; } = "";
}

sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        // SQLite raises on a change or removal (the triggers come with the migration).
        table.ToTable("Audit", t => t.HasTrigger("AuditIsAppendOnly"));
        table.HasIndex(a => a.At);
        table.HasIndex(a => a.Number).IsUnique();
    }
}
