using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Rulebooks;

/// <summary>The schemes known, and which one governs a year: that with the latest first year not after it.</summary>
public sealed class RulebookShelf
{
    readonly Rulebook[] rulebooks;

    /// <exception cref="ArgumentException">No scheme, or two schemes with one first year.</exception>
    public RulebookShelf(IEnumerable<Rulebook> rulebooks)
    {
        this.rulebooks = [.. rulebooks.OrderBy(r => r.FirstYear)];
        if (this.rulebooks.Length == 0) throw new ArgumentException("No rulebook.");
        if (this.rulebooks.DistinctBy(r => r.FirstYear).Count() < this.rulebooks.Length)
            throw new ArgumentException("Two rulebooks have the same first year in force.");
    }

    public IReadOnlyList<Rulebook> All => rulebooks;

    /// <summary>A year before every scheme is governed by the first.</summary>
    public Rulebook For(ReportYear year) => rulebooks.LastOrDefault(r => r.FirstYear <= year.Value) ?? rulebooks[0];
}
