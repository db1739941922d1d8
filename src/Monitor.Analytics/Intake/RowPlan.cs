using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>A rulebook's checks with their fields found once, not again for each row.</summary>
sealed class RowPlan
{
    /// <param name="Field">Index among the rulebook's fields; −1 for a constant.</param>
    public readonly record struct PlannedTerm(Term Term, int Field, decimal Number);

    public sealed record PlannedComparison(PlannedTerm[] Left, Operator Operator, PlannedTerm[] Right);

    public sealed record PlannedCheck(Check Check, PlannedComparison? When, PlannedComparison Must);

    public RowPlan(Rulebook rulebook)
    {
        Rulebook = rulebook;
        Fields = [.. rulebook.Fields];
        Codes = [.. Fields.Select(f => (FieldCode)f.Code)];
        Checks = [.. rulebook.Checks.Select(c => new PlannedCheck(c, c.When is { } when ? Planned(when) : null, Planned(c.Must)))];
    }

    public Rulebook Rulebook { get; }
    public ReportField[] Fields { get; }
    /// <summary>Of <see cref="Fields"/>, in their order.</summary>
    public FieldCode[] Codes { get; }
    public PlannedCheck[] Checks { get; }

    PlannedComparison Planned(Comparison comparison) => new(Planned(comparison.Left), comparison.Operator, Planned(comparison.Right));

    PlannedTerm[] Planned(IEnumerable<Term> terms) =>
        [.. terms.Select(t => t.Field is null ? new PlannedTerm(t, -1, t.Number ?? 0) : new PlannedTerm(t, Array.IndexOf(Codes, (FieldCode)t.Field), t.Times))];
}
