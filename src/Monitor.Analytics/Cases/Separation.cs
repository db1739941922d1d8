namespace Monitor.Analytics.Cases;

/// <summary>Two people where one would judge his own work: who proposes never approves, who owns a case never inspects it.</summary>
public static class Separation
{
    /// <param name="first">Account that proposed the decision, or owns the case.</param>
    /// <param name="actor">Account that now wants to approve or inspect.</param>
    /// <param name="action">Chinese name of the action.</param>
    /// <exception cref="NotPermitted">Both are one person.</exception>
    public static void Require(string first, string actor, Role role, string action)
    {
        if (string.Equals(first, actor, StringComparison.OrdinalIgnoreCase))
            throw new NotPermitted(role, action, "提出或承办的人不能自己批准或复核，须由另一人办理。");
    }
}
