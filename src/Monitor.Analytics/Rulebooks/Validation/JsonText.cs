using System.Text;
using System.Text.Json;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>From text to JSON. What is wrong with the text itself is one fault, at its line and character.</summary>
static class JsonText
{
    /// <exception cref="RulebookException">The text is not JSON, or holds a text that is not Unicode.</exception>
    public static JsonDocument Parse(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        if (Fault(bytes) is { } fault) throw new RulebookException([new(JsonPath.Root, fault)]);
        return JsonDocument.Parse(bytes);
    }

    static string? Fault(byte[] bytes)
    {
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return "文件是空的，应为一个 JSON 对象。请选择考核方案文件，或从现有方案复制一份来改。";
        var reader = new Utf8JsonReader(bytes);
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString();
            return null;
        }
        catch (JsonException e)
        {
            return $"{Place(bytes, (int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0))}不是合法的 JSON。请检查此处前后是否缺少或多出逗号、引号、括号。";
        }
        catch (InvalidOperationException)
        {
            var before = bytes.AsSpan(0, (int)reader.TokenStartIndex);
            var place = Place(bytes, before.Count((byte)'\n'), before.Length - 1 - before.LastIndexOf((byte)'\n'));
            return $"{place}的文字里有不成对的 \\uD800–\\uDFFF 转义，不是有效的字符。请重新输入这段文字。";
        }
    }

    /// <summary>A line, and a byte in it, both from 0, as a person counts: lines and characters from 1.</summary>
    static string Place(byte[] bytes, int line, int position)
    {
        var text = bytes.AsSpan();
        for (var i = 0; i < line; i++) text = text[(text.IndexOf((byte)'\n') + 1)..];
        return $"第 {line + 1} 行第 {Encoding.UTF8.GetCharCount(text[..Math.Min(position, text.Length)]) + 1} 个字符处";
    }
}
