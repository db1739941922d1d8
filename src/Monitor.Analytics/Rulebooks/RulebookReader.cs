using System.Text;
using System.Text.Json;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks.Validation;

namespace Monitor.Analytics.Rulebooks;

/// <summary>Reads a rulebook file, and says everything that is wrong with it at once.</summary>
public static class RulebookReader
{
    /// <param name="json">The text of the file.</param>
    /// <param name="declared">The rules that exist, with the parameters they declare; the program's own where null.</param>
    /// <exception cref="RulebookException">With every fault of the file; a text that is not JSON has one, at its line and column.</exception>
    public static Rulebook Read(string json, IReadOnlyDictionary<string, IReadOnlyList<RuleParameter>>? declared = null)
    {
        using var document = Parse(json);
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
            .. declared is null ? [] : RuleMeaning.Faults(draft, declared),
        ];
        return faults.Length == 0 ? document.Deserialize<Rulebook>(RulebookSchema.Json)! : throw new RulebookException(faults);
    }

    static JsonDocument Parse(string json)
    {
        var text = json.TrimStart('\uFEFF');
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0);
            var bytes = Encoding.UTF8.GetBytes(text.Split('\n')[line]);
            var column = Encoding.UTF8.GetCharCount(bytes, 0, Math.Min(bytes.Length, (int)(e.BytePositionInLine ?? 0))) + 1;
            throw new RulebookException([new("$", string.IsNullOrWhiteSpace(text)
                ? "文件是空的，应为一个 JSON 对象。请选择考核方案文件，或从现有方案复制一份来改。"
                : $"第 {line + 1} 行第 {column} 个字符处不是合法的 JSON。请检查此处前后是否缺少或多出逗号、引号、括号。")]);
        }
    }
}
