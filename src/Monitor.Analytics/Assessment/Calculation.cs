using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// One indicator worked out: all the numbers of its score, and its words and cells once somebody reads them. They follow from the numbers, cost many
/// times as much, and of most scorecards nobody reads them.
/// </summary>
sealed class Calculation
{
    string? method;
    string? note;
    IReadOnlyList<Input>? inputs;

    public required CompiledIndicator Indicator { get; init; }
    public required Reading Reading { get; init; }
    /// <summary>Of the years that were left out.</summary>
    public required IReadOnlyList<Exemption> Exemptions { get; init; }
    public decimal Coefficient { get; init; } = 1;
    /// <summary>Before the coefficient; null where none is set.</summary>
    public decimal? PlanTarget { get; init; }
    /// <summary>After the coefficient; positive, or null.</summary>
    public decimal? Target { get; init; }
    /// <summary>Value ÷ target.</summary>
    public decimal? Rate { get; init; }
    /// <summary>The last year alone, and the year before it; only where growth is measured.</summary>
    public Reading? Current { get; init; }
    public Reading? Prior { get; init; }
    /// <summary>A year before the period enters that is not verified.</summary>
    public bool PriorIsProvisional { get; init; }
    /// <summary>Settled by experts; null where the method asks for none, or it is not settled.</summary>
    public RatingLevel? Level { get; init; }
    public IReadOnlyList<IndicatorScore> Parts { get; init; } = [];

    /// <summary>Before the indicator's cap.</summary>
    public Verdict Verdict { get; private set; }
    public bool IsCapped { get; private set; }
    public decimal? Points { get; private set; }

    /// <summary>Says what the numbers come to; before that there are no points.</summary>
    public Calculation Judged(Verdict verdict)
    {
        Verdict = verdict;
        IsCapped = verdict.Points > Indicator.Rule.Cap;
        Points = IsCapped ? Indicator.Rule.Cap : verdict.Points;
        return this;
    }

    public string Method => method ??= IndicatorWords.Method(this);
    public string Note => note ??= IndicatorWords.Note(this);
    public IReadOnlyList<Input> Inputs => inputs ??= [.. Prior is null ? Reading.Inputs : Reading.Inputs.Union(Prior.Inputs)];
}
