using Microsoft.EntityFrameworkCore;
using MimeKit;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Notifications;

/// <summary>What a person was told, the newest first; and where else it goes.</summary>
public sealed record NotificationList(IReadOnlyList<Notification> All, string Email, bool CanMail)
{
    public int Unread => All.Count(n => n.AcknowledgedAt is null);

    public string Answer => All.Count == 0 ? "还没有消息。" : Unread == 0 ? "所有消息均已确认。" : $"有 {Unread} 条消息未确认。";
}

/// <summary>An e-mail without its content: whose, when, and how it fared.</summary>
public sealed record MailingLine(int Id, string Person, string Address, DateTime CreatedAt, MailState State, int Attempts, DateTime? TriedAt, DateTime? NextTryAt, string Error, bool Acknowledged)
{
    /// <summary>Failed for good, or unknown: only a person sends it again.</summary>
    public bool Waits => State is MailState.Failed or MailState.Unknown;

    public string StateName => (State, Acknowledged) switch
    {
        (_, true) => "已确认收到",
        (MailState.Sent, _) => "已发出",
        (MailState.Failed, _) => NextTryAt is null ? "发送失败" : "发送失败，将重试",
        (MailState.Unknown, _) => "结果不明",
        (MailState.Sending, _) => "正在发送",
        _ => "待发送",
    };
}

public sealed record MailingList(IReadOnlyList<MailingLine> Lines, bool CanMail)
{
    public string Answer => !CanMail ? "没有配置邮件服务器，消息只在系统内提示。"
        : Lines.Count(l => l.Waits && !l.Acknowledged) is > 0 and var waiting ? $"有 {waiting} 封邮件没有发出或结果不明。" : "邮件发送正常。";
}

/// <summary>A person's own messages, and how e-mails fared for who runs the system.</summary>
public sealed class NotificationService(IDbContextFactory<MonitorDb> databases, IMailer mailer, TimeProvider time)
{
    const int Shown = 200;

    public async Task<NotificationList> ListAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return new(
            await db.Notifications.AsNoTracking().Where(n => n.UserId == actor.UserId).OrderByDescending(n => n.Id).Take(Shown).ToListAsync(cancel),
            await db.Users.Where(u => u.Id == actor.UserId).Select(u => u.Email).SingleAsync(cancel) ?? "",
            mailer.IsConfigured);
    }

    public async Task<int> UnreadAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Notifications.CountAsync(n => n.UserId == actor.UserId && n.AcknowledgedAt == null, cancel);
    }

    /// <summary>确认收到 of those named; others' are left alone.</summary>
    public async Task AcknowledgeAsync(Actor actor, IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.Notifications.Where(n => n.UserId == actor.UserId && ids.Contains(n.Id) && n.AcknowledgedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.AcknowledgedAt, time.UtcNow()), cancel);
    }

    /// <summary>Where the actor's own notifications go; empty for nowhere.</summary>
    /// <exception cref="Refused">Not an address.</exception>
    public async Task SetEmailAsync(Actor actor, string address, CancellationToken cancel)
    {
        var email = address.Trim();
        if (email.Length > 0 && (!MailboxAddress.TryParse(email, out var parsed) || !parsed.Address.Contains('@') || parsed.Address != email))
            throw new Refused($"“{email}”不是电子邮箱地址。请填写如 zhangsan@example.cn 的地址；不需要邮件提醒的请清空。");
        await using var db = await databases.CreateDbContextAsync(cancel);
        var account = await db.Users.SingleAsync(u => u.Id == actor.UserId, cancel);
        if ((account.Email ?? "") == email) return;
        db.Audit.Add(actor.Did(time.UtcNow(), "更改通知邮箱", account.UserName!, account.Email ?? "", email));
        account.Email = email.Length > 0 ? email : null;
        await db.SaveChangesAsync(cancel);
    }

    public async Task<MailingList> MailingsAsync(Actor actor, CancellationToken cancel)
    {
        actor.Require(Role.SystemAdmin);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var lines = await (from mailing in db.Mailings.AsNoTracking()
                           join account in db.Users on mailing.Notification.UserId equals account.Id
                           orderby mailing.NotificationId descending
                           select new MailingLine(
                               mailing.NotificationId, account.DisplayName, mailing.Address, mailing.Notification.CreatedAt, mailing.State, mailing.Attempts,
                               mailing.TriedAt, mailing.NextTryAt, mailing.Error, mailing.Notification.AcknowledgedAt != null)).Take(Shown).ToListAsync(cancel);
        return new([.. lines.OrderByDescending(l => l.Waits && !l.Acknowledged)], mailer.IsConfigured);
    }

    /// <exception cref="Refused">It is not waiting for a person.</exception>
    public async Task SendAgainAsync(Actor actor, int id, CancellationToken cancel)
    {
        actor.Require(Role.SystemAdmin);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var mailing = await db.Mailings.SingleOrDefaultAsync(d => d.NotificationId == id, cancel) ?? throw new NotFoundForActor();
        if (mailing.State is not (MailState.Failed or MailState.Unknown)) throw new Refused("这封邮件不需要重发：只有发送失败或结果不明的才能重发。");
        db.Audit.Add(actor.Did(time.UtcNow(), "重发邮件", $"消息 {id}", mailing.State == MailState.Failed ? "发送失败" : "结果不明", "待发送"));
        (mailing.State, mailing.NextTryAt, mailing.Attempts) = (MailState.Pending, null, 0);
        await db.SaveChangesAsync(cancel);
    }
}
