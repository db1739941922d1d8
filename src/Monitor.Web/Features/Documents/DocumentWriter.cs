using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Documents;

/// <summary>Facts and wording → the file.</summary>
sealed class DocumentWriter(ChartRenderer charts)
{
    /// <param name="number">文号; may be empty.</param>
    /// <param name="draftMark">Above what is not issued; null for an issue.</param>
    public (string Title, byte[] Content) Write(DocumentFacts facts, Wording wording, string number, DateOnly today, string? draftMark)
    {
        var fillings = new Dictionary<string, Filling>(facts.Fillings) { ["文号"] = number, ["成文日期"] = Formats.Day(facts.DatedOn ?? today) };
        var parts = TemplateText.Fill(wording.Text, fillings);
        var title = ((TextPart)parts[0]).Text;
        string[] marks = [.. facts.Synthetic ? ["【演示数据，非正式文件】"] : Array.Empty<string>(), .. draftMark is null ? [] : new[] { draftMark }];
        var note = $"（本件由系统根据截至{Formats.Day(today)}的记录生成。依据：{facts.Basis.Words}。文字：{DocumentKinds.Of(facts.Kind).Name}{wording.VersionName}。"
            + $"{(facts.Synthetic ? "所含单位、人员和数值均为演示。" : "")}）";
        var content = facts.Table is { } table && DocumentKinds.Of(facts.Kind).IsWorkbook
            ? YearlyWorkbook.Write(table, title, string.Join(" ", marks.Append(number).Where(m => m.Length > 0)), [.. parts.Skip(1).OfType<TextPart>().Select(p => p.Text), note])
            : OfficialDocument.Write([.. parts, new TextPart(TextLook.Note, note)], marks, number, charts);
        return (title.Replace("\n", "", StringComparison.Ordinal), content);
    }
}
