using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>One centre's part of a <see cref="HistoryFile"/>, and the rows that keep it. Verifications go with the reports they are of.</summary>
static class RecordedHistory
{
    /// <summary>Adds the rows; extensions are rounds of the centre that have a later due date.</summary>
    public static void AddTo(MonitorDb db, RecordedFacts facts)
    {
        var center = facts.Center;
        db.RoundExtensions.AddRange(facts.Rounds.Where(r => r.ExtendedDue is not null).Select(r => new RoundExtension
        {
            Year = r.Year,
            Center = center,
            Due = r.ExtendedDue!.Value,
            GrantedOn = r.ExtendedOn!.Value,
            Reason = "",
        }));
        db.PlanChanges.AddRange(facts.TargetChanges.Select((t, i) => new PlanChange
        {
            Id = $"BG-{center}-{i + 1:00}",
            Center = center,
            Year = t.Year,
            State = ChangeState.Approved,
            Subject = ChangeSubject.Target,
            Code = t.Code,
            Before = "",
            After = Numbers.Text(t.Value),
            Value = t.Value,
            Reason = "",
            AskedOn = t.ApprovedOn,
            DecidedOn = t.ApprovedOn,
        }));
        db.Exemptions.AddRange(facts.Exemptions.Select((e, i) => new GrantedExemption
        {
            Id = $"HM-{center}-{i + 1:00}",
            Center = center,
            Year = e.Year,
            Indicator = e.Indicator,
            Reason = e.Reason,
            GrantedOn = e.GrantedOn,
            Withdrawal = e.WithdrawnOn is { } day ? new() { ExemptionId = $"HM-{center}-{i + 1:00}", WithdrawnOn = day, WithdrawnBy = "", Reason = "" } : null,
        }));
        db.ExpertLevels.AddRange(facts.Ratings.Select(r => new ExpertLevel
        {
            Center = center,
            Year = r.Year,
            Indicator = r.Indicator,
            Level = r.Level,
            SettledOn = r.SettledOn,
        }));
        db.Reviews.AddRange(facts.Reviews.Select(r => new AnnualReview
        {
            Center = center,
            Year = r.Year,
            State = ReviewState.Concluded,
            Conclusion = r.Conclusion,
            ConcludedOn = r.ConcludedOn,
            CoSigned = r.CoSigned,
        }));
        db.TermReviews.AddRange(facts.TermConclusions.Select(t => new TermReview
        {
            Center = center,
            Year = new ValidityPeriod(db.Centers.Find(center)!.DesignatedOn).LastYear,
            State = ReviewState.Concluded,
            Passed = t.Passed,
            ConcludedOn = t.ConcludedOn,
            CoSigned = t.CoSigned,
        }));
        db.Rectifications.AddRange(facts.Rectifications.Select(r => new Rectification
        {
            Id = r.Id,
            Center = center,
            ForYear = r.ForYear,
            ForTerm = r.ForTerm,
            State = StateOf(r),
            ProposedOn = r.ProposedOn,
            DocumentNumber = r.DocumentNumber,
            IssuedOn = r.IssuedOn,
            ServedOn = r.ServedOn,
            FirstDeadline = r.FirstDeadline,
            ExtendedDeadline = r.ExtendedDeadline,
            ExtendedOn = r.ExtendedOn,
            RecheckYear = r.RecheckYear,
            EvidenceOn = r.EvidenceOn,
            InspectedOn = r.InspectedOn,
            Accepted = r.Accepted,
            ClosedOn = r.ClosedOn,
        }));
        db.Declarations.AddRange(facts.Declarations.Select(d => new RecordedDeclaration
        {
            Id = d.Id,
            Center = center,
            Year = d.Year,
            Kind = d.Kind,
            DeclaredOn = d.DeclaredOn,
            DeclaredBy = d.DeclaredBy,
            DocumentNumber = d.DocumentNumber,
            Reason = d.Reason,
        }));
        db.Remindings.AddRange(facts.Reminders.Select(r => new Reminding
        {
            Center = center,
            Year = r.Year,
            SentOn = r.SentOn,
            Channel = r.Channel,
            Delivery = r.Delivery,
            AcknowledgedOn = r.AcknowledgedOn,
        }));
    }

    /// <summary>The state that the dated facts show. A period that ended without evidence stays open until somebody records it.</summary>
    public static RectificationState StateOf(RectificationFacts notice) => notice switch
    {
        { ClosedOn: not null } => RectificationState.Closed,
        { InspectedOn: not null } => RectificationState.AwaitingRecheck,
        { EvidenceOn: not null } => RectificationState.EvidenceSubmitted,
        { ServedOn: not null } => RectificationState.Served,
        { IssuedOn: not null } => RectificationState.Issued,
        _ => RectificationState.Proposed,
    };
}
