using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>From a form on the page to the service's method of the move.</summary>
public sealed class CaseDesk(AnnualReviewService reviews, RectificationService rectifications, RevocationService revocations)
{
    public Task RunAsync(Actor actor, CaseKind kind, CaseKey key, string action, MoveForm form, CancellationToken cancel) => kind switch
    {
        CaseKind.Review when action == MoveBook.Amend => reviews.AmendAsync(actor, key, Draft(form), cancel),
        CaseKind.Review => RunAsync(actor, key, Enum.Parse<ReviewAction>(action), form, cancel),
        CaseKind.Rectification => RunAsync(actor, key, Enum.Parse<RectificationAction>(action), form, cancel),
        _ => RunAsync(actor, key, Enum.Parse<RevocationAction>(action), form, cancel),
    };

    public static ReviewDraft Draft(MoveForm form) => new(form.Grade("grade"), form.Text("opinion"), form.Text("deviation"));

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
        _ => revocations.DeclineAsync(actor, key, form.Text("reason"), cancel),
    };

    static List<MeasureDraft> Measures(MoveForm form) =>
    [
        .. form.Values.Keys.Where(k => k.StartsWith("measure", StringComparison.Ordinal)).Select(k => int.Parse(k["measure".Length..])).Order()
            .Select(n => new MeasureDraft(n, form.Text($"measure{n}"), form.Text($"owner{n}"), form.Day($"due{n}"))),
    ];
}
