using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>A centre's years as one rulebook reads them, for all the assessments that look at them.</summary>
sealed class CenterYears(CenterHistory history, Rulebook rulebook)
{
    readonly List<CenterYear> years = new(4);

    public CenterHistory History => history;
    public CompiledRulebook Rulebook { get; } = CompiledRulebook.Of(rulebook);

    public CenterYear this[ReportYear year]
    {
        get
        {
            foreach (var known in years)
                if (known.Year == year) return known;
            var added = new CenterYear(history, Rulebook, year);
            years.Add(added);
            return added;
        }
    }
}

/// <summary>One year of a centre as a rulebook reads it: its cells and targets, each looked up once, by its place in the <see cref="CompiledRulebook"/>.</summary>
sealed class CenterYear(CenterHistory history, CompiledRulebook rulebook, ReportYear year)
{
    readonly SourcedValue?[] values = new SourcedValue?[rulebook.Fields.Length];
    decimal?[]? targets;

    public ReportYear Year => year;
    public ReportVersion? Report { get; } = history.Report(year);
    public bool IsProvisional => Report is { IsVerified: false };

    /// <summary>Null where the field was left blank, or nothing was reported.</summary>
    public decimal? Number(int field) => Value(field).Value.Number;

    public Input Input(CompiledField field) => new(field.Code, field.Name, year, Value(field.Place).Value, Value(field.Place).Source);

    /// <summary>What the construction plan sets, with the approved changes; or the rulebook's default.</summary>
    public decimal? Target(CompiledIndicator indicator) => (targets ??= ReadTargets())[indicator.TargetPlace] ?? indicator.Rule.DefaultTarget;

    SourcedValue Value(int field) => values[field] ??= Report?.Value(rulebook.Fields[field].Code) ?? SourcedValue.Missing;

    /// <summary>All at once, as <see cref="CenterHistory.TargetOf"/> gives each.</summary>
    decimal?[] ReadTargets()
    {
        var read = new decimal?[rulebook.Targets];
        foreach (var target in history.Targets)
            if (target.Year == year && rulebook.TargetPlace(target.Code) is { } place) read[place] ??= target.Value;
        foreach (var change in history.TargetChanges.OrderBy(t => t.ApprovedOn))
            if (change.Year == year && rulebook.TargetPlace(change.Code) is { } place) read[place] = change.Value;
        return read;
    }
}
