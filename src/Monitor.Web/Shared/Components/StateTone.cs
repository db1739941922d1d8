namespace Monitor.Web.Shared.Components;

/// <summary>What a state asks of the reader: nothing yet, in progress, done, a look, or that it has ended for the worse.</summary>
public enum StateTone { Idle, Active, Done, Attention, Stopped }
