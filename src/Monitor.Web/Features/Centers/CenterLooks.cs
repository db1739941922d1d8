using Monitor.Analytics.Cases;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Centers;

/// <summary>How the states of a centre look.</summary>
static class CenterLooks
{
    public static StateTone Of(CenterState state) => state switch
    {
        CenterState.Building => StateTone.Active,
        CenterState.Rectifying or CenterState.AwaitingAssessment or CenterState.ExtendedObservation => StateTone.Attention,
        CenterState.Revoked => StateTone.Stopped,
        _ => StateTone.Idle,
    };
}
