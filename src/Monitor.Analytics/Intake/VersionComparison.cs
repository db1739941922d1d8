using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>What became of a field between two versions. A blank is no zero: filling in a 0, or taking it out, is a change of its own.</summary>
public enum ChangeKind { Same, FilledIn, Emptied, Raised, Lowered }

/// <summary>One field in two versions of a report.</summary>
public sealed record FieldChange(ReportField Field, Reported Before, Reported After)
{
    public ChangeKind Kind => (Before.Number, After.Number) switch
    {
        (null, null) => ChangeKind.Same,
        (null, _) => ChangeKind.FilledIn,
        (_, null) => ChangeKind.Emptied,
        var (before, after) => before == after ? ChangeKind.Same : after > before ? ChangeKind.Raised : ChangeKind.Lowered,
    };

    public bool IsChanged => Kind != ChangeKind.Same;

    /// <summary>In the field's unit; null where one of the two is missing.</summary>
    public decimal? Difference => After.Number - Before.Number;

    /// <summary>0.123 = 12.3 % more; null where the earlier value is missing or zero, or the later one is missing.</summary>
    public decimal? Share => Before.Number is { } before and not 0 ? Difference / before : null;
}

/// <summary>Two versions of a report, field by field.</summary>
public static class VersionComparison
{
    /// <returns>Every field of the rulebook, in its order; then fields that only a version has.</returns>
    public static IReadOnlyList<FieldChange> Of(
        Rulebook rulebook, IReadOnlyDictionary<FieldCode, Reported> before, IReadOnlyDictionary<FieldCode, Reported> after)
    {
        var known = rulebook.Fields.Select(f => new FieldCode(f.Code)).ToHashSet();
        var others = before.Keys.Concat(after.Keys).Distinct().Where(f => !known.Contains(f)).Order()
            .Select(f => new ReportField { Code = f.ToString(), Name = f.ToString(), Unit = "", Kind = FieldKind.Amount });
        return [.. rulebook.Fields.Concat(others).Select(f => new FieldChange(f, before.GetValueOrDefault(f.Code), after.GetValueOrDefault(f.Code)))];
    }
}
