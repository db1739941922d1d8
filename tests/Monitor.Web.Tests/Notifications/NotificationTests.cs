using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Notifications;
using Monitor.Web.Tests.Submissions;
using District = Monitor.Web.Tests.Submissions.District;

namespace Monitor.Web.Tests.Notifications;

/// <summary>Each matter is told each person once, and each e-mail is sent once, whatever stops in between.</summary>
public sealed class NotificationTests : IDisposable
{
    readonly District district = new();
    readonly RecordingMailer mailer = new();

    public void Dispose() => district.Dispose();

    [Fact]
    public async Task ARoundThatHasOpened_IsToldTheLeadDistrict_Once()
    {
        await Job().TellAsync(default);
        await Job().TellAsync(default);
        var told = Assert.Single((await ListAsync("baosong")).All);
        Assert.Equal(("2026年度报送：已经开始，2027年2月28日截止。", "/submissions/2026"), (told.Text[..told.Text.IndexOf("还有", StringComparison.Ordinal)], told.Href));
        Assert.Contains("还有 2 家未报送", told.Text);
        Assert.Single((await ListAsync("shending")).All);
        Assert.Empty((await ListAsync("lingdao")).All);
    }

    [Theory]
    [InlineData("2027-02-13", "open")]
    [InlineData("2027-02-14", "due14")]
    [InlineData("2027-02-20", "due14")]
    [InlineData("2027-02-21", "due7")]
    [InlineData("2027-02-27", "due1")]
    [InlineData("2027-02-28", "due1")]
    [InlineData("2027-03-01", "late0")]
    [InlineData("2027-03-07", "late0")]
    [InlineData("2027-03-08", "late1")]
    public async Task TheNearerTheDueDay_TheNextReminder(string day, string stage)
    {
        district.Host.Clock.MoveTo(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        await Job().TellAsync(default);
        Assert.Equal($"report-2026-20270228-{stage}", Assert.Single((await ListAsync("baosong")).All).Key);
    }

    [Fact]
    public async Task WhatIsHandedIn_IsNotCalledToMind()
    {
        await district.SubmitAsync(District.First);
        await Job().TellAsync(default);
        var told = Assert.Single((await ListAsync("baosong")).All, n => n.Key.StartsWith("report-2026", StringComparison.Ordinal));
        Assert.Contains("还有 1 家未报送", told.Text);
    }

    [Fact]
    public async Task AReturnedReport_IsToldItsDistrict_AndNobodyElse()
    {
        await district.SubmitAsync(District.First);
        await district.ReviewAsync(District.First, ReportAction.StartReview, ReportAction.Return);
        await Job().TellAsync(default);
        Assert.Contains((await ListAsync("baosong")).All, n => n.Text.Contains("被退回：总收入与年报不符", StringComparison.Ordinal));
        Assert.DoesNotContain((await ListAsync("baosong-yubei")).All, n => n.Text.Contains("被退回", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithAnAddress_ItGoesOutOnce_AndWithoutNotAtAll()
    {
        await Service.SetEmailAsync(district.Reporter, "baosong@example.cn", default);
        await Job().TellAsync(default);
        await Job().SendAsync(default);
        await Job().SendAsync(default);
        var sent = Assert.Single(mailer.Sent);
        Assert.Equal("baosong@example.cn", sent.Address);
        Assert.StartsWith("【演示】创新中心监测：", sent.Subject);
        Assert.Contains("演示数据", sent.Text);
        Assert.Equal(MailState.Sent, Assert.Single(await MailingsAsync()).State);
    }

    [Fact]
    public async Task WithoutAMailServer_NothingIsQueued()
    {
        await Service.SetEmailAsync(district.Reporter, "baosong@example.cn", default);
        mailer.IsConfigured = false;
        await Job().TellAsync(default);
        Assert.Empty(await MailingsAsync());
        Assert.Single((await ListAsync("baosong")).All);
    }

    [Fact]
    public async Task AFailure_IsTriedAgainLater_NotBefore_AndIsShown()
    {
        await Service.SetEmailAsync(district.Reporter, "baosong@example.cn", default);
        await Job().TellAsync(default);
        mailer.Failure = "550 no such user";
        await Job().SendAsync(default);
        var failed = Assert.Single((await Service.MailingsAsync(district.Host.Actor("xitong"), default)).Lines);
        Assert.Equal(("发送失败，将重试", "550 no such user", 1), (failed.StateName, failed.Error, failed.Attempts));

        mailer.Failure = null;
        district.Host.Clock.Now = failed.NextTryAt!.Value.AddSeconds(-1);
        await Job().SendAsync(default);
        Assert.Empty(mailer.Sent);
        district.Host.Clock.Now = failed.NextTryAt!.Value;
        await Job().SendAsync(default);
        Assert.Single(mailer.Sent);
    }

    [Fact]
    public async Task AfterTheLastAttempt_ItWaitsForAPerson()
    {
        await Service.SetEmailAsync(district.Reporter, "baosong@example.cn", default);
        await Job().TellAsync(default);
        mailer.Failure = "timeout";
        for (var attempt = 0; attempt < 9; attempt++)
        {
            await Job().SendAsync(default);
            district.Host.Clock.Now = district.Host.Clock.Now.AddDays(1);
        }
        var given = Assert.Single(await MailingsAsync());
        Assert.Equal((MailState.Failed, 5, null), (given.State, given.Attempts, given.NextTryAt));

        mailer.Failure = null;
        await Service.SendAgainAsync(district.Host.Actor("xitong"), given.NotificationId, default);
        await Job().SendAsync(default);
        Assert.Single(mailer.Sent);
    }

    [Fact]
    public async Task StoppedWhileSending_IsUnknown_AndNotSentAgainByItself()
    {
        await Service.SetEmailAsync(district.Reporter, "baosong@example.cn", default);
        await Job().TellAsync(default);
        await using (var db = district.Host.Db()) await db.Mailings.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, MailState.Sending));

        await Job().FindUnknownAsync(default);
        await Job().SendAsync(default);

        Assert.Empty(mailer.Sent);
        Assert.Equal("结果不明", Assert.Single((await Service.MailingsAsync(district.Host.Actor("xitong"), default)).Lines).StateName);
    }

    [Fact]
    public async Task ThatItIsBeingSent_IsOnTheDiskBeforeTheServerHearsOfIt()
    {
        await Service.SetEmailAsync(district.Reporter, "baosong@example.cn", default);
        await Job().TellAsync(default);
        MailState? seen = null;
        mailer.OnSend = async () => seen = Assert.Single(await MailingsAsync()).State;
        await Job().SendAsync(default);
        Assert.Equal(MailState.Sending, seen);
    }

    [Fact]
    public async Task Acknowledged_OnlyByWhomItWasFor_AndThenTheMailIsShownSo()
    {
        await Service.SetEmailAsync(district.Reporter, "baosong@example.cn", default);
        await Job().TellAsync(default);
        await Job().SendAsync(default);
        var id = (await ListAsync("baosong")).All[0].Id;
        await Service.AcknowledgeAsync(district.Approver, [id], default);
        Assert.Equal(1, await Service.UnreadAsync(district.Reporter, default));
        await Service.AcknowledgeAsync(district.Reporter, [id], default);
        Assert.Equal(0, await Service.UnreadAsync(district.Reporter, default));
        Assert.Equal("已确认收到", Assert.Single((await Service.MailingsAsync(district.Host.Actor("xitong"), default)).Lines).StateName);
    }

    [Theory]
    [InlineData("zhang san")]
    [InlineData("a@b@c")]
    [InlineData("张三 <z@example.cn>")]
    public async Task WhatIsNoAddress_IsRefused(string address)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Service.SetEmailAsync(district.Reporter, address, default));
        Assert.Contains(address, refused.Message);
    }

    [Fact]
    public async Task OnlyTheSystemAdministrator_SeesMailings_WithoutTheirContent()
    {
        foreach (var other in new[] { "baosong", "fuhe", "lingdao", "anquan", "shenji" })
            await Assert.ThrowsAsync<Forbidden>(() => Service.MailingsAsync(district.Host.Actor(other), default));
        Assert.DoesNotContain(typeof(MailingLine).GetProperties(), p => p.Name == "Text");
    }

    NotificationService Service => new(district.Host.Get<IDbContextFactory<MonitorDb>>(), mailer, district.Host.Clock);

    NotificationJob Job() => new(district.Host.Get<IDbContextFactory<MonitorDb>>(), mailer, new(), district.Host.Get<DemoMode>(), district.Host.Clock, NullLogger<NotificationJob>.Instance);

    Task<NotificationList> ListAsync(string user) => Service.ListAsync(district.Host.Actor(user), default);

    async Task<List<Mailing>> MailingsAsync()
    {
        await using var db = district.Host.Db();
        return await db.Mailings.AsNoTracking().ToListAsync();
    }

    sealed class RecordingMailer : IMailer
    {
        public bool IsConfigured { get; set; } = true;
        public string? Failure { get; set; }
        public Func<Task>? OnSend { get; set; }
        public List<(string Address, string Subject, string Text)> Sent { get; } = [];

        public async Task SendAsync(string address, string subject, string text, string id, CancellationToken cancel)
        {
            if (OnSend is not null) await OnSend();
            if (Failure is not null) throw new IOException(Failure);
            Sent.Add((address, subject, text));
        }
    }
}
