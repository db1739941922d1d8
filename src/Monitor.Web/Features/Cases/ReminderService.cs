using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>催报 of a report that is overdue. What was sent is 已发出 (a mail server's acceptance is no more); only an acknowledgement with its proof makes it 已送达.</summary>
public sealed class ReminderService(CaseMover mover)
{
    public const string Sent = "已发出", Delivered = "已送达", Failed = "发送失败";

    public static string NameOf(Delivery delivery) => delivery switch { Delivery.Sent => Sent, Delivery.Failed => Failed, _ => Delivered };

    /// <exception cref="Refused">The report is not overdue.</exception>
    public Task SendAsync(Actor actor, CenterCode code, ReportYear year, string channel, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return mover.OpenAsync(actor, code, async work =>
        {
            var history = await work.HistoryAsync();
            var due = history.Rounds.FirstOrDefault(r => r.Year == year)?.EffectiveDue ?? throw new Refused($"没有{year}年度的报送批次。");
            if (!history.Expects(year) || history.Report(year) is not null || work.Today <= due)
                throw new Refused($"{work.Center.Name}{year}年度报告没有逾期（截止 {ChinaTime.Text(due)}），不需要催报。");
            var reminding = new Reminding { Center = code, Year = year, SentOn = work.Today, Channel = Given.Text(channel, "催报方式，如电话、公文系统、邮件"), Delivery = Delivery.Sent };
            work.Db.Remindings.Add(reminding);
            await work.Db.SaveChangesAsync(cancel);
            await work.StepAsync(Entry(reminding), "催报", "", Sent, new(RestsOn: $"{reminding.Channel}；逾期 {work.Today.DayNumber - due.DayNumber} 天"));
        }, cancel);
    }

    /// <summary>The district acknowledged it: when, who, and the proof.</summary>
    public Task AcknowledgeAsync(Actor actor, CenterCode code, int reminding, DateOnly? on, string receiver, IReadOnlyList<CaseFile> proof, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return mover.OpenAsync(actor, code, async work =>
        {
            var sent = await work.Db.Remindings.SingleOrDefaultAsync(r => r.Id == reminding && r.Center == code, cancel) ?? throw new NotFoundForActor();
            if (sent.Delivery == Delivery.Acknowledged) throw new Refused($"这次催报已于 {ChinaTime.Text(sent.AcknowledgedOn!.Value)} 送达。");
            var before = NameOf(sent.Delivery);
            var day = Given.Past(on, "送达日期", work.Today, sent.SentOn, "催报日期");
            (sent.Delivery, sent.AcknowledgedOn) = (Delivery.Acknowledged, day);
            await work.StepAsync(Entry(sent), "登记催报送达", before, Delivered, new(RestsOn: $"{ChinaTime.Text(day)} 由{Given.Text(receiver, "签收人")}签收", Files: Given.Files(proof, "送达证明")));
        }, cancel);
    }

    static RegisterEntry Entry(Reminding reminding) => new(CaseKind.Reminder, $"CB-{reminding.Id}", reminding.Center, reminding.Year);
}
