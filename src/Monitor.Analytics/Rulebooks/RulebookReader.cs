using System.Text.Json;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks.Validation;

namespace Monitor.Analytics.Rulebooks;

/// <summary>
/// Reads a rulebook file, and says everything that is wrong with it at once: first structure (against <see cref="RulebookSchema"/>), then
/// meaning, of every item whose structure is right.
/// </summary>
public static class RulebookReader
{
    static readonly Dictionary<string, IReadOnlyList<RuleParameter>> Declared = RiskRules.All.ToDictionary(r => r.Id.ToString(), r => r.Parameters);

    /// <param name="json">The text of the file.</param>
    /// <param name="declared">The rules that exist, with the parameters they declare; those of <see cref="RiskRules"/> where null.</param>
    /// <exception cref="RulebookException">With every fault of the file; a text that is not JSON has one, at its line and column.</exception>
    public static Rulebook Read(string json, IReadOnlyDictionary<string, IReadOnlyList<RuleParameter>>? declared = null)
    {
        using var document = JsonText.Parse(json);
        RulebookFault[] structure = [.. Structure.Faults(document.RootElement)];
        var draft = new Draft(document.RootElement, structure);
        RulebookFault[] faults =
        [
            .. structure,
            .. SchemeMeaning.Faults(draft),
            .. FieldMeaning.Faults(draft),
            .. IndicatorMeaning.Faults(draft),
            .. AdjustmentMeaning.Faults(draft),
            .. CheckMeaning.Faults(draft),
            .. RuleMeaning.Faults(draft, declared ?? Declared),
        ];
        return faults.Length == 0 ? document.Deserialize<Rulebook>(RulebookSchema.Json)! : throw new RulebookException(faults);
    }
}
