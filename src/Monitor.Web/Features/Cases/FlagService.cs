using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Cases;

/// <summary>A person confirms or dismisses what a rule raised (domain §5). The decision stays with the evidence it rested on.</summary>
public sealed class FlagService(Recorder recorder, TimeProvider time)
{
    /// <exception cref="Refused">It is not open, or rests on values that are not verified.</exception>
    public Task ConfirmAsync(Actor actor, int flag, string reason, CancellationToken cancel) =>
        DecideAsync(actor, flag, "确认风险标记", recorded => FlagLedger.Confirm(recorded, actor.Name, time.UtcNow(), Given.Optional(reason, "确认说明")), cancel);

    /// <exception cref="Refused">It is not open, or no reason was given.</exception>
    public Task DismissAsync(Actor actor, int flag, string reason, CancellationToken cancel) =>
        DecideAsync(actor, flag, "排除风险标记", recorded => FlagLedger.Dismiss(recorded, actor.Name, time.UtcNow(), Given.Text(reason, "排除的理由")), cancel);

    Task DecideAsync(Actor actor, int id, string action, Func<RecordedFlag, RecordedFlag> decide, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return recorder.RecordAsync(async db =>
        {
            var flag = await db.Flags.SingleOrDefaultAsync(f => f.Id == id, cancel) ?? throw new NotFoundForActor();
            var recorded = flag.Recorded();
            RecordedFlag decided;
            try
            {
                decided = decide(recorded);
            }
            catch (FlagDecisionException e)
            {
                throw new Refused(e.Message);
            }
            var decision = decided.Decision!;
            (flag.Status, flag.Decision, flag.DecidedBy, flag.DecidedAt, flag.DecisionReason) =
                (decided.Status, decision.Status, decision.By, decision.At, decision.Reason);
            db.Audit.Add(actor.Did(time.UtcNow(), action, $"{flag.Center} {flag.Year}年度 {flag.Rule} {recorded.Flag.Title}",
                Names.Of(recorded.Status), $"{Names.Of(decided.Status)}；证据 {flag.EvidenceHash[..12]}", decision.Reason));
            return [flag.Center];
        }, cancel);
    }
}
