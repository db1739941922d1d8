using System.IO.Compression;
using System.Security;
using System.Text;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Tests.Intake;

/// <summary>Writes workbooks by hand: a test says what stands in a cell, down to the XML where that is the point.</summary>
sealed class Xlsx
{
    readonly List<(string Name, StringBuilder Cells)> sheets = [];
    readonly List<(string Name, string Text)> parts = [];
    readonly HashSet<string> hidden = [];

    public static Xlsx Of(params string[][] rows) => new Xlsx().Sheet("填报表", rows);

    /// <summary>Cells that read as numbers are stored as numbers; empty ones are left out.</summary>
    public Xlsx Sheet(string name, params string[][] rows)
    {
        sheets.Add((name, new()));
        foreach (var (row, cells) in rows.Index())
            Row(row + 1, string.Concat(cells.Index().Where(c => c.Item.Length > 0).Select(c => Cell(row + 1, c.Index + 1, c.Item))));
        return this;
    }

    /// <summary>Adds a row to the last sheet, as XML.</summary>
    public Xlsx Row(int number, string cells, bool isHidden = false)
    {
        sheets[^1].Cells.Append($"""<row r="{number}"{(isHidden ? " hidden=\"1\"" : "")}>{cells}</row>""");
        return this;
    }

    /// <summary>Nobody sees the last sheet.</summary>
    public Xlsx Hidden()
    {
        hidden.Add(sheets[^1].Name);
        return this;
    }

    public Xlsx Part(string name, string text)
    {
        parts.Add((name, text));
        return this;
    }

    public static string Cell(int row, int column, string text) => decimal.TryParse(text, out _)
        ? $"""<c r="{CellAddress.Of(row, column)}"><v>{text}</v></c>"""
        : $"""<c r="{CellAddress.Of(row, column)}" t="inlineStr"><is><t>{SecurityElement.Escape(text)}</t></is></c>""";

    public byte[] Bytes(CompressionLevel level = CompressionLevel.Fastest)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            const string package = "http://schemas.openxmlformats.org/package/2006";
            void Write(string name, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, level).Open());
                writer.Write(text);
            }
            Write("[Content_Types].xml", $"""<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Write("_rels/.rels", $"""<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Write("xl/workbook.xml", $"""<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>{string.Concat(sheets.Index().Select(s => $"""<sheet name="{s.Item.Name}" sheetId="{s.Index + 1}" r:id="r{s.Index + 1}"{(hidden.Contains(s.Item.Name) ? " state=\"hidden\"" : "")}/>"""))}</sheets></workbook>""");
            Write("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{package}/relationships">{string.Concat(sheets.Index().Select(s => $"""<Relationship Id="r{s.Index + 1}" Type="{relation}/worksheet" Target="worksheets/sheet{s.Index + 1}.xml"/>"""))}{(parts.Any(p => p.Name == "xl/styles.xml") ? $"""<Relationship Id="styles" Type="{relation}/styles" Target="styles.xml"/>""" : "")}</Relationships>""");
            foreach (var (index, sheet) in sheets.Index())
                Write($"xl/worksheets/sheet{index + 1}.xml", $"""<worksheet xmlns="{main}"><sheetData>{sheet.Cells}</sheetData></worksheet>""");
            foreach (var (name, text) in parts) Write(name, text);
        }
        return stream.ToArray();
    }
}
