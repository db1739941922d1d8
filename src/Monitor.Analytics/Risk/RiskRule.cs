using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

/// <summary>A rule against the centre, without parameters, unless it says otherwise.</summary>
public abstract class RiskRule : IRiskRule
{
    readonly PerRulebook<IReadOnlyDictionary<string, decimal>> parameters;

    protected RiskRule() => parameters = new(rulebook =>
    {
        var set = rulebook.Rules.TryGetValue(Id.ToString(), out var settings) ? settings.Parameters : new Dictionary<string, decimal>();
        return Parameters.ToDictionary(p => p.Name, p => set.GetValueOrDefault(p.Name, p.Default)).AsReadOnly();
    });

    public abstract RuleId Id { get; }
    public abstract Clause Clause { get; }
    public abstract string Title { get; }
    public abstract string Meaning { get; }
    public abstract IReadOnlyList<Severity> Severities { get; }
    public abstract Facts Needs { get; }
    public virtual IReadOnlyList<RuleParameter> Parameters => [];
    public abstract IEnumerable<RiskFlag> Evaluate(RuleContext context);

    protected virtual FlagTarget Against => FlagTarget.Center;

    /// <summary>The rulebook's numbers; the rule's default where the rulebook leaves one out.</summary>
    protected IReadOnlyDictionary<string, decimal> ParametersIn(Rulebook rulebook) => parameters.Of(rulebook);

    protected RiskFlag Flag(
        RuleContext context,
        string statement,
        IEnumerable<Evidence> evidence,
        Severity? severity = null,
        string? title = null,
        string subject = "",
        bool provisional = false) => new()
        {
            Key = new(Id, context.Center.Code, context.Year, subject),
            Severity = severity ?? Severities[0],
            Clause = Clause,
            Against = Against,
            Title = title ?? Title,
            Statement = statement,
            RulebookId = context.Rulebook.Id,
            RulebookVersion = context.Rulebook.Version,
            Parameters = ParametersIn(context.Rulebook),
            Evidence = [.. evidence],
            Provisional = provisional,
        };
}
