using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Insight;

/// <summary>What is a part of what, read from the rulebook's error checks: a part never exceeds its whole.</summary>
static class Wholes
{
    /// <summary>An error check keeps the one field, by itself and always, within the other.</summary>
    public static bool IsPart(Rulebook rulebook, string part, string whole) => rulebook.Checks.Any(c => c is
    {
        Level: CheckLevel.Error, When: null,
        Must: { Operator: Operator.AtMost, Left: [{ Times: 1, Years: TermYears.Current } left], Right: [{ Times: 1, Years: TermYears.Current } right] },
    } && left.Field == part && right.Field == whole);

    /// <summary>The ratio is a share of a whole, and never above <see cref="Formula.Scale"/>.</summary>
    public static bool IsShare(Rulebook rulebook, Formula formula) => formula is { Sum: [var part], Over: [var whole] } && IsPart(rulebook, part, whole);
}
