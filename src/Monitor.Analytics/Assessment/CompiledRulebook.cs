using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// A rulebook made ready to score by, once: codes become places in arrays, and the words that depend on no centre are written. It follows from
/// the rulebook alone, so that every thread may use it.
/// </summary>
sealed class CompiledRulebook
{
    static readonly PerRulebook<CompiledRulebook> Compiled = new(r => new(r));

    readonly Dictionary<Formula, CompiledFormula> formulas = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<FieldCode, CompiledField> fields = [];
    readonly Dictionary<string, int> targets = new(StringComparer.Ordinal);
    readonly Dictionary<(string Industry, string? Indicator), decimal> coefficients = [];

    CompiledRulebook(Rulebook rulebook)
    {
        Source = rulebook;
        foreach (var coefficient in rulebook.Coefficients)
            coefficients.TryAdd((coefficient.Industry, coefficient.Indicator), coefficient.Factor);
        Indicators = [.. rulebook.Indicators.Select(Compile)];
        BottomLines = [.. rulebook.BottomLines.Select(b => (b, Compile(b.Formula)))];
        Adjustments = [.. rulebook.Adjustments.Select(a => (a, Compile(a.Formula)))];
        Groups = [.. rulebook.Dimensions.Select(Compile)];
        Fields = [.. fields.Values.OrderBy(f => f.Place)];
    }

    public static CompiledRulebook Of(Rulebook rulebook) => Compiled.Of(rulebook);

    public Rulebook Source { get; }
    /// <summary>Every field that a formula reads, each at its place.</summary>
    public CompiledField[] Fields { get; }
    public CompiledIndicator[] Indicators { get; }
    public CompiledGroup[] Groups { get; }
    public (BottomLine Line, CompiledFormula Formula)[] BottomLines { get; }
    public (Adjustment Item, CompiledFormula Formula)[] Adjustments { get; }
    /// <summary>How many codes can have a target: indicators and their parts.</summary>
    public int Targets => targets.Count;

    /// <summary>A formula of this rulebook.</summary>
    public CompiledFormula Formula(Formula formula) => formulas[formula];

    /// <summary>Place of a code's target, or null where nothing in the rulebook has that code.</summary>
    public int? TargetPlace(string code) => targets.TryGetValue(code, out var place) ? place : null;

    /// <summary>Factor on the target for an industry: that of the indicator goes before that of all; 1 where there is none.</summary>
    public decimal Coefficient(string industry, string indicator) =>
        coefficients.TryGetValue((industry, indicator), out var own) || coefficients.TryGetValue((industry, null), out own) ? own : 1;

    CompiledIndicator Compile(Indicator rule) => new()
    {
        Rule = rule,
        Code = rule.Code,
        Formula = Compile(rule.Formula),
        TargetPlace = Place(rule.Code),
        Method = MethodWords.Describe(rule.Scoring),
        Parts = rule.Scoring is Parts { Items: var parts } ? [.. parts.Select(p => Compile(PartOf(rule, p)))] : [],
    };

    CompiledGroup Compile(Dimension dimension)
    {
        int[] places = [.. Enumerable.Range(0, Indicators.Length).Where(i => Indicators[i].Rule.Dimension == dimension.Code)];
        return new(dimension, places, places.Sum(i => Indicators[i].Rule.Weight));
    }

    /// <summary>A part is an indicator of its own, with the share as weight.</summary>
    static Indicator PartOf(Indicator whole, Part part) => whole with
    {
        Code = part.Code,
        Name = part.Name,
        Formula = part.Formula,
        Nature = part.Formula.Over.Count > 0 ? Nature.Ratio : whole.Nature,
        Weight = part.Share,
        DefaultTarget = part.DefaultTarget,
        Cap = null,
        Scoring = part.Scoring,
    };

    CompiledFormula Compile(Formula formula)
    {
        if (formulas.TryGetValue(formula, out var known)) return known;
        CompiledField[] sum = [.. formula.Sum.Select(Field)], over = [.. formula.Over.Select(Field)];
        return formulas[formula] = new([.. sum.Select(f => f.Place)], [.. over.Select(f => f.Place)], [.. sum.Union(over)], formula.Scale, Formulas.Text(formula));
    }

    CompiledField Field(string text)
    {
        FieldCode code = text;
        if (!fields.TryGetValue(code, out var field))
            fields.Add(code, field = new(fields.Count, code, Source.Field(code)?.Name ?? code.ToString()));
        return field;
    }

    int Place(string code)
    {
        targets.TryAdd(code, targets.Count);
        return targets[code];
    }
}

/// <param name="Name">As in the rulebook; the code where the rulebook does not list the field.</param>
sealed record CompiledField(int Place, FieldCode Code, string Name);

/// <param name="Sum">Places of the fields above the line.</param>
/// <param name="Over">Places of the fields below it; none where there is no line.</param>
/// <param name="Fields">Each field once, those above the line first.</param>
/// <param name="Text">E.g. F26 ÷ F28 × 100.</param>
sealed record CompiledFormula(int[] Sum, int[] Over, CompiledField[] Fields, decimal Scale, string Text);

/// <summary>An indicator, or a part of one as an indicator of its own.</summary>
sealed class CompiledIndicator
{
    public required Indicator Rule { get; init; }
    public required IndicatorCode Code { get; init; }
    public required CompiledFormula Formula { get; init; }
    public required int TargetPlace { get; init; }
    /// <summary>The method in Chinese, without a centre's numbers.</summary>
    public required string Method { get; init; }
    public required CompiledIndicator[] Parts { get; init; }
}

/// <param name="Indicators">Places of its indicators among all, in the rulebook's order.</param>
/// <param name="Weight">Of all of them.</param>
sealed record CompiledGroup(Dimension Dimension, int[] Indicators, decimal Weight);
