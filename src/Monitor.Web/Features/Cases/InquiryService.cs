using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>
/// 核查 (三（四）2). It opens by itself, with the verification that corrects a value far downward; falsity is declared by a person of the commission, on the
/// centre's statement, or on its silence after proven service.
/// </summary>
public sealed class InquiryService(CaseMover mover)
{
    static readonly CasePath<Inquiry, InquiryState, InquiryAction> Path =
        new(CaseAccess.InquiryAsync, InquiryTransitions.Next, CaseNames.Of, CaseNames.Of);

    /// <summary>Days that the centre has at least to explain (程序规则).</summary>
    public const int StatementDays = RevocationChecklist.HearingDays;

    /// <summary>Adds the inquiry to the transaction of the verification.</summary>
    /// <param name="corrections">What was corrected and why, as a sentence.</param>
    internal static async Task AddAsync(CaseWork work, ReportYear year, string corrections)
    {
        var inquiry = new Inquiry
        {
            Id = CaseWork.NextId("HC", work.Today.Year, await work.Db.Inquiries.Select(i => i.Id).ToListAsync(work.Cancel)),
            Center = work.Center.Code,
            Year = year,
            State = InquiryState.Opened,
            Corrections = corrections,
            OpenedOn = work.Today,
            OwnerId = work.Actor.UserId,
            Owner = work.Actor.Name,
        };
        work.Db.Inquiries.Add(inquiry);
        await work.StepAsync(inquiry, "立案核查", "", CaseNames.Of(inquiry.State), new("核定值大幅低于申报值", corrections));
    }

    /// <param name="deadline">Last day for the statement.</param>
    public Task AskAsync(Actor actor, CaseKey key, string question, DateOnly? deadline, CancellationToken cancel) => MoveAsync(actor, key, InquiryAction.Ask, (work, inquiry) =>
    {
        inquiry.Question = Given.Text(question, "请创新中心说明的事项");
        (inquiry.AskedOn, inquiry.Deadline) = (work.Today, Until(work, deadline));
        return Task.FromResult(new StepNote(inquiry.Question, $"说明期限 {ChinaTime.Text(inquiry.Deadline.Value)}"));
    }, cancel);

    /// <summary>The request reached the centre, by a dated acknowledgement.</summary>
    public Task ServeAsync(Actor actor, CaseKey key, DateOnly? servedOn, string receiver, IReadOnlyList<CaseFile> proof, CancellationToken cancel) =>
        MoveAsync(actor, key, InquiryAction.Serve, (work, inquiry) =>
        {
            var day = Given.Past(servedOn, "送达日期", work.Today, inquiry.AskedOn, "请说明日期");
            if (day >= inquiry.Deadline) throw new Refused($"送达日期 {ChinaTime.Text(day)} 不早于说明期限 {ChinaTime.Text(inquiry.Deadline!.Value)}，没有留出说明时间。请先重定说明期限，再登记送达。");
            inquiry.ServedOn = day;
            return Task.FromResult(new StepNote(RestsOn: $"{ChinaTime.Text(day)} 由{Given.Text(receiver, "签收人")}签收", Files: Given.Files(proof, "送达回证或签收回执")));
        }, cancel);

    /// <summary>The deadline came before the request was served: another is set, and the first stays beside it.</summary>
    public Task AskAgainAsync(Actor actor, CaseKey key, DateOnly? deadline, string reason, CancellationToken cancel) => MoveAsync(actor, key, InquiryAction.AskAgain, (work, inquiry) =>
    {
        var before = inquiry.Deadline!.Value;
        if (work.Today < before) throw new Refused($"说明期限 {ChinaTime.Text(before)} 未到，不用重定。请送达后登记。");
        inquiry.FirstDeadline ??= before;
        inquiry.Deadline = Until(work, deadline);
        return Task.FromResult(new StepNote(Given.Text(reason, "重定期限的理由"), $"原期限 {ChinaTime.Text(before)} 前未送达；新期限 {ChinaTime.Text(inquiry.Deadline.Value)}"));
    }, cancel);

    /// <summary>The centre's statement, handed in by its lead district. A late one counts too, until silence is recorded.</summary>
    public Task SubmitStatementAsync(Actor actor, CaseKey key, string statement, IReadOnlyList<CaseFile> files, CancellationToken cancel) =>
        MoveAsync(actor, key, InquiryAction.SubmitStatement, (work, inquiry) =>
        {
            (inquiry.Statement, inquiry.StatedOn) = (Given.Text(statement, "创新中心的说明"), work.Today);
            return Task.FromResult(new StepNote(inquiry.Statement, work.Today > inquiry.Deadline ? "逾期说明" : "期限内说明", Files: files));
        }, cancel);

    public Task RecordNoStatementAsync(Actor actor, CaseKey key, CancellationToken cancel) => MoveAsync(actor, key, InquiryAction.RecordNoStatement, (work, inquiry) =>
    {
        if (work.Today <= inquiry.Deadline) throw new Refused($"说明期限为 {ChinaTime.Text(inquiry.Deadline!.Value)}，当天24时前仍可说明，还不能记录逾期未说明。");
        return Task.FromResult(new StepNote(RestsOn: $"{ChinaTime.Text(inquiry.ServedOn!.Value)} 送达，期限 {ChinaTime.Text(inquiry.Deadline!.Value)} 届满未说明"));
    }, cancel);

    /// <summary>认定不实: raises V-FALSE, which a reviewer then confirms or dismisses as any flag.</summary>
    public Task DeclareFalsityAsync(Actor actor, CaseKey key, string reason, string documentNumber, IReadOnlyList<CaseFile> document, CancellationToken cancel) =>
        MoveAsync(actor, key, InquiryAction.DeclareFalsity, async (work, inquiry) =>
        {
            var note = Decided(work, inquiry, InquiryAction.DeclareFalsity, reason, documentNumber, document);
            await DeclarationService.AddAsync(work, DeclarationKind.Falsity, inquiry.Year, note.DocumentNumber, note.Reason);
            return note;
        }, cancel);

    public Task DeclareNoFalsityAsync(Actor actor, CaseKey key, string reason, string documentNumber, IReadOnlyList<CaseFile> document, CancellationToken cancel) =>
        MoveAsync(actor, key, InquiryAction.DeclareNoFalsity, (work, inquiry) =>
            Task.FromResult(Decided(work, inquiry, InquiryAction.DeclareNoFalsity, reason, documentNumber, document)), cancel);

    Task MoveAsync(Actor actor, CaseKey key, InquiryAction action, Func<CaseWork, Inquiry, Task<StepNote>> apply, CancellationToken cancel) =>
        mover.MoveAsync(Path, actor, key, action, apply, cancel);

    static StepNote Decided(CaseWork work, Inquiry inquiry, InquiryAction action, string reason, string documentNumber, IReadOnlyList<CaseFile> document)
    {
        work.RequireOther(inquiry.OwnerId, CaseNames.Of(action));
        var note = new StepNote(
            Given.Text(reason, "认定的理由"),
            inquiry.StatedOn is { } stated ? $"{ChinaTime.Text(stated)} 的说明" : $"{ChinaTime.Text(inquiry.ServedOn!.Value)} 送达后逾期未说明",
            Given.Text(documentNumber, "认定文书文号"), Given.Files(document, "认定文书"));
        (inquiry.DecidedOn, inquiry.DecidedBy, inquiry.DocumentNumber) = (work.Today, work.Actor.Name, note.DocumentNumber);
        return note;
    }

    static DateOnly Until(CaseWork work, DateOnly? deadline)
    {
        var (until, earliest) = (Given.Day(deadline, "说明期限"), work.Today.AddDays(StatementDays));
        return until >= earliest ? until
            : throw new Refused($"说明期限 {ChinaTime.Text(until)} 过早：至少留 {StatementDays} 天，不早于 {ChinaTime.Text(earliest)}（程序规则）。请改为该日或以后的日期。");
    }
}
