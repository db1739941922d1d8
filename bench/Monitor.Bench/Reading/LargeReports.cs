using System.IO.Compression;
using System.Text;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Bench.Reading;

/// <summary>Report tables of any length, seeded: synthetic centres whose values keep the rulebook's checks, except in faulty rows.</summary>
sealed class LargeReports(Rulebook rulebook, int year = 2026, string prefix = "CQ")
{
    /// <summary>Code of the row's centre, rows counting from 0.</summary>
    public string Code(int row) => $"{prefix}{2000 + row % 1_000}-{row / 1_000:00}";

    public static string Name(int row) => $"演示中心{row}";


    /// <summary>Rows as text, the header first. Every <paramref name="faultyEvery"/>th has a text for a number, or more done than was due; 0 for none.</summary>
    public IEnumerable<string[]> Rows(int count, int faultyEvery = 0)
    {
        yield return [.. ReportColumn.Of(rulebook).Select(c => c.Header)];
        var random = new Random(1);
        for (var row = 0; row < count; row++)
        {
            var values = rulebook.Fields.ToDictionary(f => f.Code, f => f.Kind == FieldKind.Amount ? Math.Round((decimal)random.NextDouble() * 1_000, 2) : random.Next(20, 40));
            (values["F03"], values["F04"], values["F05"]) = (random.Next(0, 5), 20, random.Next(5, 21));
            (values["F08"], values["F09"], values["F10"], values["F11"]) = (200, 260, 9_000 + random.Next(0, 999), random.Next(0, 80));
            (values["F13"], values["F15"], values["F14"]) = (random.Next(1, 20), random.Next(1, 20), 20);
            (values["F16"], values["F17"], values["F18"], values["F19"], values["F20"], values["F21"]) = (50, 5, 30, 20, random.Next(0, 15), 90);
            (values["F23"], values["F25"], values["F26"], values["F27"], values["F28"]) = (4, 900, 400.5m, 300, 700 + random.Next(0, 99));
            (values["F30"], values["F31"], values["F32"], values["F33"]) = (200, 150, 15, 4);
            string[] cells = [Code(row), Name(row), $"{year}", .. rulebook.Fields.Select(f => Numbers.Text(values[f.Code]))];
            if (faultyEvery > 0 && row % faultyEvery == 0) cells[row / faultyEvery % 2 == 0 ? 3 : 7] = row / faultyEvery % 2 == 0 ? "一百二" : "21";
            yield return cells;
        }
    }

    public byte[] Csv(int count, int faultyEvery = 0)
    {
        var text = new StringBuilder();
        foreach (var row in Rows(count, faultyEvery)) text.AppendJoin(',', row).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A workbook with one sheet, numbers as numbers.</summary>
    public byte[] Workbook(int count) => BareWorkbook.Of(Rows(count));
}

/// <summary>The least that is a workbook: rows of texts and numbers on one sheet.</summary>
static class BareWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static byte[] Of(IEnumerable<string[]> rows, CompressionLevel level = CompressionLevel.Fastest)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Write(string name, IEnumerable<string> parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, level).Open());
                foreach (var part in parts) writer.Write(part);
            }
            Write("[Content_Types].xml", [$"""<Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"""]);
            Write("_rels/.rels", [$"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""]);
            Write("xl/workbook.xml", [$"""<workbook xmlns="{Main}" xmlns:r="{Relation}"><sheets><sheet name="填报表" sheetId="1" r:id="r1"/></sheets></workbook>"""]);
            Write("xl/_rels/workbook.xml.rels", [$"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""]);
            Write("xl/worksheets/sheet1.xml", [$"""<worksheet xmlns="{Main}"><sheetData>""", .. rows.Select((r, i) => Row(i + 1, r)), "</sheetData></worksheet>"]);
        }
        return stream.ToArray();
    }

    static string Row(int number, string[] cells) => $"""<row r="{number}">{string.Concat(cells.Select((c, i) => Cell(CellAddress.Of(number, i + 1), c)))}</row>""";

    static string Cell(string address, string text) => decimal.TryParse(text, out _)
        ? $"""<c r="{address}"><v>{text}</v></c>""" : $"""<c r="{address}" t="inlineStr"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>""";
}
