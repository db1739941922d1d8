using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Monitor.Web.Data;

/// <summary>One change of state: who, in which role, when, from where, what, before and after, why. Written with the change itself.</summary>
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
}

sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table) => table.ToTable("Audit").HasIndex(a => a.At);
}
