using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>撤销: proposal and decision. Null dates are steps not yet taken.</summary>
public sealed class Revocation : ICase<RevocationState>
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required RevocationState State { get; set; }
    public required DateOnly ProposedOn { get; init; }
    /// <summary>Last day of the right to be heard.</summary>
    public required DateOnly HearingDeadline { get; init; }
    public string Statement { get; set; } = "";
    public DateOnly? HeardOn { get; set; }
    public DateOnly? MeetingOn { get; set; }
    public string MeetingDocument { get; set; } = "";
    public DateOnly? PublicFrom { get; set; }
    public DateOnly? PublicTo { get; set; }
    public string ApprovedBy { get; set; } = "";
    public DateOnly? ApprovedOn { get; set; }
    public string DocumentNumber { get; set; } = "";
    public DateOnly? FiledOn { get; set; }
    public DateOnly? RevokedOn { get; set; }
    /// <summary>The decision was withdrawn: from then on the centre is not revoked.</summary>
    public DateOnly? WithdrawnOn { get; set; }
    public DateOnly? EndedOn { get; set; }
    public int? OwnerId { get; init; }
    public string Owner { get; init; } = "";
    public int Revision { get; set; }
    public List<RevocationGround> Grounds { get; init; } = [];

    public CaseKind Kind => CaseKind.Revocation;
    public bool IsOpen => EndedOn is null;
}

/// <summary>A confirmed flag on which the proposal rests.</summary>
public sealed class RevocationGround
{
    public string RevocationId { get; init; } = "";
    public required int FlagId { get; init; }
}

sealed class RevocationTable : IEntityTypeConfiguration<Revocation>, IEntityTypeConfiguration<RevocationGround>
{
    public void Configure(EntityTypeBuilder<Revocation> table)
    {
        table.ToTable("Revocations");
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
        table.Property(r => r.Revision).IsConcurrencyToken();
        table.Ignore(r => r.Kind).Ignore(r => r.IsOpen);
    }

    public void Configure(EntityTypeBuilder<RevocationGround> table)
    {
        table.HasKey(g => new { g.RevocationId, g.FlagId });
        table.HasOne<Revocation>().WithMany(r => r.Grounds).HasForeignKey(g => g.RevocationId);
        table.HasOne<StoredFlag>().WithMany().HasForeignKey(g => g.FlagId).OnDelete(DeleteBehavior.Restrict);
    }
}
