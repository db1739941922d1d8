using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>批注 at cells of a sheet. What the sheet has already stays; a cell that has one gets ours below it.</summary>
static class CellNotes
{
    const string Author = "监测系统";
    const string Opening = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""";
    const string Closing = "</xml>";

    public static void Add(WorksheetPart sheet, IReadOnlyList<(int Row, int Column, string Text)> notes)
    {
        var part = sheet.WorksheetCommentsPart ?? sheet.AddNewPart<WorksheetCommentsPart>();
        part.Comments ??= new(new Authors(), new CommentList());
        var (authors, list) = (part.Comments.Authors!, part.Comments.CommentList!);
        authors.Append(new Author(Author));
        var author = (uint)authors.Elements<Author>().Count() - 1;

        var known = list.Elements<Comment>().ToDictionary(c => c.Reference?.Value ?? "");
        var shapes = new StringBuilder();
        foreach (var (row, column, text) in notes)
        {
            var address = CellAddress.Of(row, column);
            if (known.TryGetValue(address, out var there)) there.CommentText!.Append(Run("\n" + text));
            else
            {
                list.Append(known[address] = new Comment(new CommentText(Run(text))) { Reference = address, AuthorId = author });
                shapes.Append(Shape(row, column));
            }
        }
        Draw(sheet, shapes.ToString());
    }

    static Run Run(string text) => new(new Text(WorkbookWriter.Plain(text)) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>Programs show a note only where an old kind of drawing has a box for it.</summary>
    static void Draw(WorksheetPart sheet, string shapes)
    {
        var legacy = sheet.Worksheet!.GetFirstChild<LegacyDrawing>();
        if (legacy?.Id?.Value is { } id && sheet.GetPartById(id) is VmlDrawingPart drawing)
        {
            string before;
            using (var reader = new StreamReader(drawing.GetStream(FileMode.Open))) before = reader.ReadToEnd();
            var end = before.LastIndexOf(Closing, StringComparison.Ordinal);
            Feed(drawing, end < 0 ? Opening + shapes + Closing : before[..end] + shapes + before[end..]);
            return;
        }
        var added = sheet.AddNewPart<VmlDrawingPart>();
        Feed(added, Opening + shapes + Closing);
        legacy?.Remove();
        InsertInOrder(sheet.Worksheet, new LegacyDrawing { Id = sheet.GetIdOfPart(added) });
    }

    static void InsertInOrder(Worksheet sheet, LegacyDrawing legacy)
    {
        var next = sheet.ChildElements.FirstOrDefault(e =>
            e is LegacyDrawingHeaderFooter or Picture or OleObjects or Controls or WebPublishItems or TableParts or WorksheetExtensionList || e.LocalName == "drawingHF");
        if (next is null) sheet.Append(legacy);
        else sheet.InsertBefore(legacy, next);
    }

    static void Feed(VmlDrawingPart drawing, string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        drawing.FeedData(stream);
    }

    static string Shape(int row, int column) =>
        $"""<v:shape type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column}, 12, {Math.Max(0, row - 2)}, 4, {column + 4}, 12, {row + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>""";
}
