using Monitor.Analytics.Assessment;

namespace Monitor.Analytics.Cases;

public enum CenterState { Building, Rectifying, AwaitingAssessment, ExtendedObservation, Expired, Revoked }

/// <summary>State of a centre: derived from its validity, its conclusions and cases, and a day; never stored.</summary>
public static class CenterStanding
{
    /// <param name="history">What is recorded; only what was known by the day counts.</param>
    /// <param name="day">A day, UTC+8; its end is meant.</param>
    public static CenterState On(CenterHistory history, DateOnly day)
    {
        var known = history.AsOf(day);
        var validity = known.Center.Validity;
        var isOver = day > validity.LastYear.LastDay;
        return known.RevokedOn is not null ? CenterState.Revoked
            : known.TermConclusion is { IsFailed: true } && !IsReleased(known) ? CenterState.ExtendedObservation
            : known.Rectifications.Any(IsBinding) ? CenterState.Rectifying
            : isOver && known.TermConclusion is null or { Passed: false, CoSigned: false } ? CenterState.AwaitingAssessment
            : day > validity.To ? CenterState.Expired
            : CenterState.Building;
    }

    /// <summary>A notice binds from its service until the case is closed.</summary>
    static bool IsBinding(RectificationFacts notice) => notice is { ServedOn: not null, ClosedOn: null };

    /// <summary>The extra year of 延续观察 ends when the term's own case is closed (销号).</summary>
    static bool IsReleased(CenterHistory known) => known.Rectifications.Any(r => r.ForTerm && r.ClosedOn is not null);
}
