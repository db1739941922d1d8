using System.Runtime.CompilerServices;

namespace Monitor.Analytics.Rulebooks;

/// <summary>
/// What follows from a rulebook, made once for each and kept as long as the rulebook is. A rulebook never changes, so that every thread may share it.
/// </summary>
sealed class PerRulebook<T>(Func<Rulebook, T> make) where T : class
{
    readonly ConditionalWeakTable<Rulebook, T> all = [];
    /// <summary>Mostly the same rulebook is asked for again.</summary>
    Tuple<Rulebook, T>? last;

    public T Of(Rulebook rulebook)
    {
        if (last is { } known && ReferenceEquals(known.Item1, rulebook)) return known.Item2;
        var made = all.GetValue(rulebook, r => make(r));
        last = new(rulebook, made);
        return made;
    }
}
