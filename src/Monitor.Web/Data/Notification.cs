using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Monitor.Web.Data;

/// <summary>Something that a person is told once, in the program and by e-mail where both are set up.</summary>
public sealed class Notification
{
    public int Id { get; init; }
    public required int UserId { get; init; }
    /// <summary>What it is about: the same matter is told a person once only.</summary>
    public required string Key { get; init; }
    public required string Text { get; init; }
    /// <summary>The page to go to, e.g. /submissions/2026.</summary>
    public required string Href { get; init; }
    public required DateTime CreatedAt { get; init; }
    /// <summary>确认收到; null where the person has not read it.</summary>
    public DateTime? AcknowledgedAt { get; set; }
    public Mailing? Mailing { get; set; }
}

/// <summary>
/// How an e-mail fared. What was being sent when the program stopped is unknown, and not sent again by itself: nobody is told twice. A server that
/// accepted it makes it sent, never served.
/// </summary>
public enum MailState { Pending, Sending, Sent, Failed, Unknown }

/// <summary>One e-mail of a notification.</summary>
public sealed class Mailing
{
    public int NotificationId { get; init; }
    public Notification Notification { get; init; } = null!;
    public required string Address { get; init; }
    public required MailState State { get; set; }
    public int Attempts { get; set; }
    public DateTime? TriedAt { get; set; }
    /// <summary>Null where it is not tried again by itself.</summary>
    public DateTime? NextTryAt { get; set; }
    /// <summary>What the server, or the network, said the last time; empty where nothing went wrong.</summary>
    public string Error { get; set; } = "";
}

sealed class NotificationTable : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Notification> table)
    {
        table.ToTable("Notifications");
        table.HasOne<Account>().WithMany().HasForeignKey(n => n.UserId);
        table.HasIndex(n => new { n.UserId, n.Key }).IsUnique();
        table.HasOne(n => n.Mailing).WithOne(d => d.Notification).HasForeignKey<Mailing>(d => d.NotificationId);
    }

    public void Configure(EntityTypeBuilder<Mailing> table)
    {
        table.ToTable("Mailings").HasKey(d => d.NotificationId);
        table.HasIndex(d => d.State);
    }
}
