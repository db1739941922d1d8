using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Notifications;

/// <summary>
/// Every minute: tells what there is to tell, and sends what is to be sent. All that it has done stands in the database before it goes on, so that
/// a start anew neither forgets nor repeats.
/// </summary>
public sealed class NotificationJob(IDbContextFactory<MonitorDb> databases, IMailer mailer, SmtpSettings settings, DemoMode demo, TimeProvider time, ILogger<NotificationJob> log)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    /// <summary>Minutes until the next attempt; after the last it waits for a person.</summary>
    static readonly int[] Waits = [5, 30, 120, 720];

    /// <summary>What an earlier run of the program left has been looked at.</summary>
    bool isBegun;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await OnceAsync(stoppingToken);
                await Task.Delay(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    async Task OnceAsync(CancellationToken cancel)
    {
        try
        {
            if (!isBegun) await FindUnknownAsync(cancel);
            isBegun = true;
            await TellAsync(cancel);
            await SendAsync(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Notifications failed; tried again in a minute");
        }
    }

    /// <summary>At the start: what was being sent when the program stopped may have gone out or not. A person looks at it.</summary>
    public async Task FindUnknownAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.Mailings.Where(d => d.State == MailState.Sending)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, MailState.Unknown).SetProperty(d => d.Error, "发送过程中程序停止，不能确定是否已发出"), cancel);
    }

    /// <summary>Each matter to each person once.</summary>
    public async Task TellAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var announcements = await new Announcements(db, time.Today()).AllAsync(cancel);
        if (announcements.Count == 0) return;
        var keys = announcements.Select(a => a.Key).Distinct().ToList();
        var told = (await db.Notifications.Where(n => keys.Contains(n.Key)).Select(n => new { n.UserId, n.Key }).ToListAsync(cancel)).Select(n => (n.UserId, n.Key)).ToHashSet();
        var people = await PeopleAsync(db, cancel);
        foreach (var announcement in announcements)
            foreach (var (account, role, district) in people)
                if (announcement.To.Contains(role) && (announcement.District is null || announcement.District == district) && told.Add((account.Id, announcement.Key)))
                    db.Notifications.Add(new()
                    {
                        UserId = account.Id,
                        Key = announcement.Key,
                        Text = announcement.Text,
                        Href = announcement.Href,
                        CreatedAt = time.UtcNow(),
                        Mailing = mailer.IsConfigured && account.Email is { Length: > 0 } address ? new() { Address = address, State = MailState.Pending } : null,
                    });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>One after another; that one is being sent is on the disk before the server hears of it.</summary>
    public async Task SendAsync(CancellationToken cancel)
    {
        if (!mailer.IsConfigured) return;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = time.UtcNow();
        var waiting = await db.Mailings.Include(d => d.Notification)
            .Where(d => d.State == MailState.Pending || d.State == MailState.Failed && d.NextTryAt <= now).OrderBy(d => d.NotificationId).ToListAsync(cancel);
        foreach (var mailing in waiting)
        {
            (mailing.State, mailing.TriedAt, mailing.NextTryAt) = (MailState.Sending, time.UtcNow(), null);
            mailing.Attempts++;
            await db.SaveChangesAsync(cancel);
            try
            {
                await mailer.SendAsync(mailing.Address, Subject(mailing.Notification), Text(mailing.Notification), $"notification-{mailing.NotificationId}", cancel);
                (mailing.State, mailing.Error) = (MailState.Sent, "");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                (mailing.State, mailing.Error) = (MailState.Failed, e.Message);
                mailing.NextTryAt = mailing.Attempts <= Waits.Length ? time.UtcNow().AddMinutes(Waits[mailing.Attempts - 1]) : null;
            }
            // Also where the program is just ending: what the server said must not be forgotten.
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    string Subject(Notification notification) =>
        $"{(demo.IsDemo ? "【演示】" : "")}创新中心监测：{(notification.Text.Length > 40 ? notification.Text[..40] + "……" : notification.Text)}";

    string Text(Notification notification) =>
        $"{notification.Text}\n{(settings.Site.Length > 0 ? $"\n办理：{settings.Site.TrimEnd('/')}{notification.Href}\n" : "")}\n本邮件由系统自动发送，请勿直接回复。{(demo.IsDemo ? "内容为演示数据。" : "")}";

    /// <summary>Accounts in use, with role and the district that they work for today.</summary>
    async Task<IReadOnlyList<(Account Account, Role Role, Analytics.Vocabulary.DistrictCode? District)>> PeopleAsync(MonitorDb db, CancellationToken cancel)
    {
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel);
        var held = await (from account in db.Users.AsNoTracking()
                          join user in db.UserRoles on account.Id equals user.UserId
                          join role in db.Roles on user.RoleId equals role.Id
                          select new { Account = account, Role = role.Name }).ToListAsync(cancel);
        return [.. held.Where(h => h.Account.LockoutEnd is null || h.Account.LockoutEnd < time.GetUtcNow())
            .Select(h => (h.Account, Enum.Parse<Role>(h.Role!), h.Account.DistrictCode is { } own ? ActorProvider.Current(own, districts, time.Today()) : default(Analytics.Vocabulary.DistrictCode?)))];
    }
}
