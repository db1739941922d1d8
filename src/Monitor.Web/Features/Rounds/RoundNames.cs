using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Rounds;

/// <summary>How a round's phase is called, and what it asks of the reader.</summary>
static class RoundNames
{
    public static string Of(RoundPhase phase) => phase switch
    {
        RoundPhase.NotOpen => "未开始",
        RoundPhase.Open => "报送中",
        RoundPhase.Grace => "宽限期",
        _ => "已截止",
    };

    public static StateTone ToneOf(RoundPhase phase) => phase switch
    {
        RoundPhase.Open => StateTone.Active,
        RoundPhase.Grace => StateTone.Attention,
        RoundPhase.NotOpen => StateTone.Idle,
        _ => StateTone.Done,
    };
}
