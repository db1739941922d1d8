using System.Text.RegularExpressions;

namespace Monitor.Web.Features.Documents;

/// <summary>
/// Wording of a kind of document. The lines before the first empty one are the title; a first line that ends with ： addresses; 一、 and （一） head;
/// a line after &gt; is who or when at the end; a name in double braces is replaced, within its line or by parts of its own.
/// </summary>
public static partial class TemplateText
{
    const int Longest = 20_000;

    /// <summary>What is wrong with it, in Chinese, line by line; empty where it can be used.</summary>
    public static IReadOnlyList<string> Check(string text, IReadOnlyList<Placeholder> known)
    {
        var problems = new List<string>();
        if (text.Length > Longest) return [$"模板有 {text.Length} 字，最多 {Longest} 字。请删减。"];
        var lines = Lines(text);
        if (lines[0].Length == 0) problems.Add("第1行是空行，缺少标题。请从第1行写标题，标题后空一行再写正文。");
        var blank = Array.IndexOf(lines, "");
        if (blank < 0 || lines.Skip(blank).All(l => l.Length == 0))
            problems.Add("没有正文。请在标题后空一行，再写正文。");
        foreach (var (index, line) in lines.Index())
        {
            var where = $"第{index + 1}行";
            foreach (var name in Mark().Matches(line).Select(m => m.Groups[1].Value.Trim()))
            {
                if (known.FirstOrDefault(p => p.Name == name) is not { } found)
                    problems.Add($"{where}的占位符{{{{{name}}}}}不存在。请改用下列之一或删去：{string.Join("、", known.Select(p => p.Name))}。");
                else if (found.IsBlock && line.Trim() != found.Mark)
                    problems.Add($"{where}的占位符{found.Mark}是成段的内容，须单独占一行。请把同一行的其他文字移到上一行或下一行。");
            }
            var rest = Mark().Replace(line, "");
            if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
                problems.Add($"{where}的双花括号没有成对，或括号内没有名称。占位符写作{{{{名称}}}}，如{known[0].Mark}。");
        }
        var used = Mark().Matches(text).Select(m => m.Groups[1].Value.Trim()).ToHashSet();
        problems.AddRange(known.Where(p => p.Required && !used.Contains(p.Name)).Select(p => $"缺少{p.Mark}（{p.Meaning}）。这类文件必须写明，请补上。"));
        return problems;
    }

    /// <summary>The document's parts. A line whose placeholders are all empty, and says nothing else, is left out.</summary>
    /// <param name="text">Checked.</param>
    public static IReadOnlyList<DocumentPart> Fill(string text, IReadOnlyDictionary<string, Filling> fillings)
    {
        var lines = Lines(text);
        var body = Array.IndexOf(lines, "");
        var parts = new List<DocumentPart> { new TextPart(TextLook.Title, string.Join('\n', lines.Take(body).Select(Worded))) };
        foreach (var line in lines.Skip(body).Where(l => l.Length > 0))
        {
            if (Mark().Match(line) is { Success: true, Index: 0 } mark && mark.Length == line.Length && fillings[mark.Groups[1].Value.Trim()] is Block block)
                parts.AddRange(block.Parts);
            else
                parts.AddRange(Worded(line.TrimStart('>')).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(t => new TextPart(LookOf(line, t, isFirst: parts.Count == 1), t)));
        }
        return parts;

        string Worded(string line) => Mark().Replace(line, m => ((Words)fillings[m.Groups[1].Value.Trim()]).Text);
    }

    /// <param name="told">The line with its placeholders replaced: one that has become a sentence heads nothing.</param>
    static TextLook LookOf(string line, string told, bool isFirst) =>
        line[0] == '>' ? TextLook.Closing
        : isFirst && line[^1] == '：' ? TextLook.Addressee
        : FirstLevel().IsMatch(line) ? TextLook.First
        : SecondLevel().IsMatch(line) && !told.Contains('。', StringComparison.Ordinal) ? TextLook.Second
        : TextLook.Body;

    static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(l => l.Trim())];

    [GeneratedRegex(@"\{\{([^{}\n]+)\}\}")]
    private static partial Regex Mark();

    [GeneratedRegex("^[一二三四五六七八九十]+、")]
    private static partial Regex FirstLevel();

    [GeneratedRegex("^（[一二三四五六七八九十]+）")]
    private static partial Regex SecondLevel();
}
