using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>From a form on the page to the service's method of the move.</summary>
public sealed class CaseDesk(
    AnnualReviewService reviews, TermReviewService terms, RectificationService rectifications, RevocationService revocations, InquiryService inquiries, VisitService visits,
    ChangeService changes)
{
    public Task RunAsync(Actor actor, CaseKind kind, CaseKey key, string action, MoveForm form, CancellationToken cancel) => kind switch
    {
        CaseKind.Review when action == MoveBook.Amend => reviews.AmendAsync(actor, key, Draft(form), cancel),
        CaseKind.Review => RunAsync(actor, key, Enum.Parse<ReviewAction>(action), form, cancel),
        CaseKind.Term when action == MoveBook.Amend => terms.AmendAsync(actor, key, TermDraft(form), cancel),
        CaseKind.Term => RunTermAsync(actor, key, Enum.Parse<ReviewAction>(action), form, cancel),
        CaseKind.Inquiry => RunAsync(actor, key, Enum.Parse<InquiryAction>(action), form, cancel),
        CaseKind.Visit => RunAsync(actor, key, Enum.Parse<VisitAction>(action), form, cancel),
        CaseKind.Change => RunAsync(actor, key, Enum.Parse<ChangeAction>(action), form, cancel),
        CaseKind.Rectification => RunAsync(actor, key, Enum.Parse<RectificationAction>(action), form, cancel),
        _ => RunAsync(actor, key, Enum.Parse<RevocationAction>(action), form, cancel),
    };

    public static ReviewDraft Draft(MoveForm form) => new(form.Grade("grade"), form.Text("opinion"), form.Text("deviation"));

    public static TermDraft TermDraft(MoveForm form) => new(Passed(form, "评估结论"), form.Text("opinion"), form.Text("deviation"));

    static bool Passed(MoveForm form, string what) => bool.Parse(form.Chosen("passed", what));

    Task RunTermAsync(Actor actor, CaseKey key, ReviewAction action, MoveForm form, CancellationToken cancel) => action switch
    {
        ReviewAction.SendForOpinion => terms.SendForOpinionAsync(actor, key, cancel),
        ReviewAction.CoSign => terms.CoSignAsync(actor, key, form.Text("reason"), cancel),
        ReviewAction.Dissent => terms.DissentAsync(actor, key, form.Text("reason"), cancel),
        ReviewAction.RecordSilence => terms.RecordSilenceAsync(actor, key, cancel),
        ReviewAction.Conclude => terms.ConcludeAsync(actor, key, cancel),
        _ => terms.SettleAsync(actor, key, Passed(form, "裁定结论"), form.Text("reason"), cancel),
    };

    Task RunAsync(Actor actor, CaseKey key, InquiryAction action, MoveForm form, CancellationToken cancel) => action switch
    {
        InquiryAction.Ask => inquiries.AskAsync(actor, key, form.Text("reason"), form.Day("day"), cancel),
        InquiryAction.Serve => inquiries.ServeAsync(actor, key, form.Day("day"), form.Text("text"), form.Files, cancel),
        InquiryAction.AskAgain => inquiries.AskAgainAsync(actor, key, form.Day("day"), form.Text("reason"), cancel),
        InquiryAction.SubmitStatement => inquiries.SubmitStatementAsync(actor, key, form.Text("reason"), form.Files, cancel),
        InquiryAction.RecordNoStatement => inquiries.RecordNoStatementAsync(actor, key, cancel),
        InquiryAction.DeclareFalsity => inquiries.DeclareFalsityAsync(actor, key, form.Text("reason"), form.Text("number"), form.Files, cancel),
        _ => inquiries.DeclareNoFalsityAsync(actor, key, form.Text("reason"), form.Text("number"), form.Files, cancel),
    };

    Task RunAsync(Actor actor, CaseKey key, ChangeAction action, MoveForm form, CancellationToken cancel) => action switch
    {
        ChangeAction.Approve => changes.ApproveAsync(actor, key, form.Text("reason"), cancel),
        ChangeAction.Decline => changes.DeclineAsync(actor, key, form.Text("reason"), cancel),
        _ => changes.WithdrawAsync(actor, key, form.Text("reason"), cancel),
    };

    Task RunAsync(Actor actor, CaseKey key, VisitAction action, MoveForm form, CancellationToken cancel) => action switch
    {
        VisitAction.Hold => visits.HoldAsync(actor, key, form.Day("day"), form.Text("reason"), form.Files, cancel),
        VisitAction.RecordRefusal => visits.RecordRefusalAsync(actor, key, form.Day("day"), form.Text("reason"), form.Files, cancel),
        _ => visits.CancelAsync(actor, key, form.Text("reason"), cancel),
    };

    Task RunAsync(Actor actor, CaseKey key, ReviewAction action, MoveForm form, CancellationToken cancel) => action switch
    {
        ReviewAction.SendForOpinion => reviews.SendForOpinionAsync(actor, key, cancel),
        ReviewAction.CoSign => reviews.CoSignAsync(actor, key, form.Text("reason"), cancel),
        ReviewAction.Dissent => reviews.DissentAsync(actor, key, form.Text("reason"), cancel),
        ReviewAction.RecordSilence => reviews.RecordSilenceAsync(actor, key, cancel),
        ReviewAction.Conclude => reviews.ConcludeAsync(actor, key, cancel),
        _ => reviews.SettleAsync(actor, key, form.Grade("grade"), form.Text("reason"), cancel),
    };

    Task RunAsync(Actor actor, CaseKey key, RectificationAction action, MoveForm form, CancellationToken cancel) => action switch
    {
        RectificationAction.Approve => rectifications.ApproveAsync(actor, key, form.Text("reason"), cancel),
        RectificationAction.RegisterApproval => rectifications.RegisterApprovalAsync(actor, key, form.Text("text"), form.Day("day"), form.Files, cancel),
        RectificationAction.Issue => rectifications.IssueAsync(actor, key, form.Text("number"), form.Day("day"), cancel),
        RectificationAction.Send => rectifications.SendAsync(actor, key, form.Text("text"), cancel),
        RectificationAction.Serve => rectifications.ServeAsync(actor, key, form.Day("day"), form.Text("text"), form.Files, cancel),
        RectificationAction.SubmitPlan => rectifications.SubmitPlanAsync(actor, key, Measures(form), form.Files, cancel),
        RectificationAction.ReturnPlan => rectifications.ReturnPlanAsync(actor, key, form.Text("reason"), cancel),
        RectificationAction.AcceptPlan => rectifications.AcceptPlanAsync(actor, key, form.Text("reason"), cancel),
        RectificationAction.Extend => rectifications.ExtendAsync(actor, key, form.Day("day"), form.Text("reason"), cancel),
        RectificationAction.Reschedule => rectifications.RescheduleAsync(actor, key, form.Day("day"), form.Text("reason"), cancel),
        RectificationAction.SubmitEvidence => rectifications.SubmitEvidenceAsync(actor, key, form.Text("reason"), form.Files, cancel),
        RectificationAction.Inspect => rectifications.InspectAsync(actor, key, form.Day("day"), form.Text("reason"), form.Files, cancel),
        RectificationAction.Accept => rectifications.AcceptAsync(actor, key, form.Text("reason"), cancel),
        RectificationAction.Reject => rectifications.RejectAsync(actor, key, form.Text("reason"), cancel),
        RectificationAction.RecordExpiry => rectifications.RecordExpiryAsync(actor, key, cancel),
        RectificationAction.AwaitRecheck => rectifications.AwaitRecheckAsync(actor, key, cancel),
        RectificationAction.Close => rectifications.CloseAsync(actor, key, form.Text("reason"), cancel),
        _ => rectifications.ProposeRevocationAsync(actor, key, form.Day("day"), form.Text("reason"), cancel),
    };

    Task RunAsync(Actor actor, CaseKey key, RevocationAction action, MoveForm form, CancellationToken cancel) => action switch
    {
        RevocationAction.SubmitStatement => revocations.SubmitStatementAsync(actor, key, form.Text("reason"), form.Files, cancel),
        RevocationAction.RecordNoStatement => revocations.RecordNoStatementAsync(actor, key, cancel),
        RevocationAction.Deliberate => revocations.DeliberateAsync(actor, key, form.Day("day"), form.Text("number"), form.Files, cancel),
        RevocationAction.Publicize => revocations.PublicizeAsync(actor, key, form.Day("day"), form.Text("text"), cancel),
        RevocationAction.Approve => revocations.ApproveAsync(actor, key, form.Text("reason"), cancel),
        RevocationAction.RegisterApproval => revocations.RegisterApprovalAsync(actor, key, form.Text("text"), form.Day("day"), form.Files, cancel),
        RevocationAction.Revoke => revocations.RevokeAsync(actor, key, form.Text("number"), form.Day("day"), form.Files, cancel),
        RevocationAction.Withdraw => revocations.WithdrawAsync(actor, key, form.Text("reason"), form.Text("number"), form.Files, cancel),
        _ => revocations.DeclineAsync(actor, key, form.Text("reason"), cancel),
    };

    static List<MeasureDraft> Measures(MoveForm form) =>
    [
        .. form.Values.Keys.Where(k => k.StartsWith("measure", StringComparison.Ordinal)).Select(k => k["measure".Length..].Split('-').Select(int.Parse).ToArray())
            .OrderBy(k => k[0]).ThenBy(k => k[1]).Select(k => (Finding: k[0], Key: MoveForm.MeasureKey(k[0], k[1])))
            .Select(m => new MeasureDraft(m.Finding, form.Text($"measure{m.Key}"), form.Text($"owner{m.Key}"), form.Day($"due{m.Key}"))),
    ];
}
