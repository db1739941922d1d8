using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Documents;

/// <summary>How a paragraph is set: title, addressee, 一、, （一）, body, who and when at the end, and the small note below.</summary>
public enum TextLook { Title, Addressee, First, Second, Body, Closing, Note }

/// <summary>A piece of a document, with nothing about how it is written down: the page shows it and the file is made from it.</summary>
public abstract record DocumentPart;

public sealed record TextPart(TextLook Look, string Text) : DocumentPart;

/// <param name="Widths">Shares of the text width.</param>
/// <param name="NumbersFrom">Columns from this one on are right-aligned.</param>
public sealed record TablePart(IReadOnlyList<int> Widths, int NumbersFrom, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : DocumentPart;

public sealed record PicturePart(ChartModel Chart) : DocumentPart;

/// <summary>What stands in for a placeholder: words within a line, or parts on lines of their own.</summary>
public abstract record Filling
{
    public static implicit operator Filling(string text) => new Words(text);

    public static Filling Of(params IEnumerable<DocumentPart> parts) => new Block([.. parts]);

    /// <summary>One paragraph of the body each.</summary>
    public static Filling Lines(IEnumerable<string> lines) => Of(lines.Select(l => new TextPart(TextLook.Body, l)));
}

public sealed record Words(string Text) : Filling;

public sealed record Block(IReadOnlyList<DocumentPart> Parts) : Filling;

/// <summary>A name that a template may use: {{中心名称}}.</summary>
/// <param name="Meaning">What stands there, for whoever changes a template.</param>
/// <param name="Example">Invented; shown in the preview. A block must stand alone on its line.</param>
/// <param name="Required">The document must say it.</param>
public sealed record Placeholder(string Name, string Meaning, Filling Example, bool Required = false)
{
    public bool IsBlock => Example is Block;

    public string Mark => $"{{{{{Name}}}}}";
}
