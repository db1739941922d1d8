using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Centers;

/// <summary>Where a centre's report stands in a round. <see cref="IsIn"/>: it was handed in, and not returned.</summary>
/// <param name="Due">The day it is due, an extension included; null where it is not expected.</param>
public sealed record RoundStanding(string Text, StateTone Tone, bool IsExpected, bool IsIn, DateOnly? Due = null)
{
    public static RoundStanding NotExpected { get; } = new("不需报送", StateTone.Idle, false, false);

    /// <param name="state">State of the report; null where none was begun.</param>
    public static RoundStanding Of(CenterHistory history, RoundFacts round, ReportState? state, DateOnly today)
    {
        if (!history.Expects(round.Year)) return NotExpected;
        var due = round.EffectiveDue;
        if (state is ReportState.Submitted or ReportState.UnderReview) return new(CaseNames.Of(state.Value), StateTone.Active, true, true, due);
        if (state is ReportState.Verified) return new(CaseNames.Of(state.Value), StateTone.Done, true, true, due);
        // A report returned by the reviewer was in time once: it is not overdue.
        if (state is ReportState.Returned || history.Report(round.Year) is not null) return new(CaseNames.Of(state!.Value), StateTone.Attention, true, false, due);
        return today > due ? new("逾期未报", StateTone.Attention, true, false, due)
            : state is { } begun ? new(CaseNames.Of(begun), StateTone.Active, true, false, due)
            : new("未报送", StateTone.Idle, true, false, due);
    }
}
