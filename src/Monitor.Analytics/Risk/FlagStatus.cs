namespace Monitor.Analytics.Risk;

/// <summary>What became of a flag. Superseded: its evidence changed, a new one stands in its place. Lapsed (已失效): its evidence is gone.</summary>
public enum FlagStatus { Open, Confirmed, Dismissed, Superseded, Lapsed }
