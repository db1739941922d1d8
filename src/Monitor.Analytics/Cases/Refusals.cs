namespace Monitor.Analytics.Cases;

/// <summary>A move that must not happen. The message is Chinese and meant for the person who tried it.</summary>
public abstract class CaseRefusal(string message) : InvalidOperationException(message);

/// <summary>The state does not allow the action, whoever asks. The message names state, action and what the state does allow.</summary>
public sealed class IllegalTransition(string state, string action, string reason)
    : CaseRefusal($"当前为“{state}”，不能“{action}”：{reason}")
{
    /// <summary>Chinese name of the state.</summary>
    public string State { get; } = state;
    /// <summary>Chinese name of the action.</summary>
    public string Action { get; } = action;
}

/// <summary>The action belongs to somebody else. The message names role, action and why.</summary>
public sealed class NotPermitted(Role role, string action, string reason)
    : CaseRefusal($"“{CaseNames.Of(role)}”不能“{action}”：{reason}")
{
    public Role Role { get; } = role;
    /// <summary>Chinese name of the action.</summary>
    public string Action { get; } = action;
}
