using System.Text;
using CsCheck;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

public class ReadingPropertyTests
{
    static void ReadsOrTells(byte[] content)
    {
        var reading = Seeds.Read(content);
        var context = new IntakeContext { Rulebook = Seeds.Rulebook, OpenYear = 2026 };
        if (reading.Table is not null) ReportChecker.Check([.. reading.Tables.Select(t => ReportParser.Parse(t, context))], context);
        else Assert.Contains(reading.Issues, i => i.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void AnyBytes_AreReadOrTold() => Gen.Byte.Array[0, 400].Sample(ReadsOrTells, iter: 2000);

    [Fact]
    public void AnyText_IsReadOrTold() =>
        Gen.OneOf("单位：元", "（元）", "专利", "申请", "12万", "CQ2025-01", "2025年", "，", "创新中心编码", "报告年度", "专职运营人员（人）", ",", "\t", ";", "\"", "\n", "\r", "１２", "-", "无", "99999999999999999999999999999999", "2026", "合计", "\u200B", "𠮷")
            .Array[0, 60].Sample(parts => ReadsOrTells(Encoding.UTF8.GetBytes(string.Concat(parts))), iter: 2000);

    public static TheoryData<string> Samples =>
    [
        "2026-500106-good.xlsx", "2026-500106-good.csv", "2026-500106-good-gb18030.csv", "awkward-two-row-header.xlsx", "awkward-transposed.xlsx",
        "awkward-wide-commas.txt",
    ];

    [Theory, MemberData(nameof(Samples))]
    public void MutatedFile_IsReadOrTold(string sample) => MutatedIsReadOrTold(Seeds.Sample(sample));

    [Fact]
    public void MutatedBinaryWorkbook_IsReadOrTold() => MutatedIsReadOrTold(Xls.Of(Headers, [.. Headers.Select((_, i) => $"{i}")]).Merge(1, 1, 1, 2).Bytes());

    static void MutatedIsReadOrTold(byte[] original)
    {
        Gen.Select(Gen.Int[0, original.Length - 1], Gen.Byte).Array[1, 20].Sample(changes =>
        {
            var content = original.ToArray();
            foreach (var (at, value) in changes) content[at] = value;
            ReadsOrTells(content);
        }, iter: 200);
    }

    static readonly Gen<Reported> Value = Gen.OneOf(
        Gen.Const(Reported.Missing), Gen.Const(Reported.Zero), Gen.Long[1, 1_000_000_000_000_000].Select(n => Reported.Of(n / 1_000_000m)));

    [Fact]
    public void Template_Written_Read_AndParsed_GivesTheSameValues() =>
        Value.Array[Seeds.Rulebook.Fields.Count].Sample(values =>
        {
            var written = Seeds.Rulebook.Fields.Zip(values).ToDictionary(p => (FieldCode)p.First.Code, p => p.Second);
            var content = ReportTemplate.Csv(Seeds.Rulebook, [new("CQ2026-01", "中心,\"甲\"", 2026, written)]);
            var parsed = Assert.Single(ReportParser.Parse(Seeds.Read(content).Table!, Seeds.Rulebook).Reports);
            Assert.Equal(("CQ2026-01", 2026, "中心,\"甲\""), (parsed.Center, parsed.Year, parsed.NameCell.Text));
            Assert.Equal(written, parsed.Values.ToDictionary(v => v.Key, v => v.Value.Value));
            Assert.Empty(parsed.Conversions);
        }, iter: 300);

    static readonly Encoding[] Encodings =
        [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!];

    [Fact]
    public void TemplateInAnyForm_GivesTheSameValues() =>
        Gen.Select(Value.Select(v => v.Number is { } n ? Reported.Of(Math.Round(n, 2) % 10_000_000) : v).Array[Seeds.Rulebook.Fields.Count].Array[1, 3], Gen.Int[0, Encodings.Length]).Sample((table, form) =>
        {
            TemplateRow[] rows = [.. table.Select((values, i) => new TemplateRow($"CQ2026-0{i + 1}", $"演示中心{i}", 2026, Seeds.Rulebook.Fields.Zip(values).ToDictionary(p => (FieldCode)p.First.Code, p => p.Second)))];
            var csv = Encoding.UTF8.GetString(ReportTemplate.Csv(Seeds.Rulebook, rows)).TrimStart('\uFEFF');
            var content = form == Encodings.Length ? ReportWorkbook.Template(Seeds.Rulebook, rows, [], "500106") : [.. Encodings[form].Preamble, .. Encodings[form].GetBytes(csv)];
            var read = ReportParser.Parse(Seeds.Read(content).Table!, Seeds.Rulebook).Reports;
            Assert.Equal(rows.Select(r => (r.Center, r.Name)), read.Select(r => (r.Center!.Value, r.NameCell.Text)));
            foreach (var (row, report) in rows.Zip(read)) Assert.Equal(row.Values, report.Values.ToDictionary(v => v.Key, v => v.Value.Value));
        }, iter: 120);

    static readonly string[] Headers = [.. ReportColumn.Of(Seeds.Rulebook).Select(c => c.Header)];

    /// <summary>Numbers as a spreadsheet keeps them: fifteen digits.</summary>
    static readonly Gen<string[][]> Rows = Gen.OneOf(Gen.Const(""), Gen.Const("0"), Gen.Long[1, 999_999_999_999_999].Select(n => Numbers.Text(n / 1_000m)))
        .Array[Seeds.Rulebook.Fields.Count].Where(r => r.Any(v => v.Length > 0)).Array[1, 4]
        .Select(rows => rows.Index().Select(r => (string[])[$"CQ2026-0{r.Index + 1}", "中心“甲”", "2026", .. r.Item]).ToArray());

    static readonly Dictionary<string, Func<string[][], byte[]>> Forms = new()
    {
        ["xlsx"] = rows => Xlsx.Of(rows).Bytes(),
        ["xls"] = rows => Xls.Of(rows).Bytes(),
        ["csv"] = rows => new UTF8Encoding(false).GetBytes(Text(rows, ',')),
        ["csv with mark"] = rows => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text(rows, ','))],
        ["tabs in GB18030"] = rows => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Text(rows, '\t')),
        ["semicolons in UTF-16"] = rows => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text(rows, ';'))],
        ["wide commas in UTF-16 without mark"] = rows => Encoding.Unicode.GetBytes(Text(rows, '，')),
        ["commas in UTF-16, big end first"] = rows => Encoding.BigEndianUnicode.GetBytes(Text(rows, ',')),
    };

    static string Text(string[][] rows, char separator) => string.Concat(rows.Select(r => string.Join(separator, r) + "\r\n"));

    public static TheoryData<string> FormNames => new(Forms.Keys);

    static string Read(byte[] content) => string.Join('\n',
        from report in ReportParser.Parse(Seeds.Read(content).Table!, Seeds.Rulebook).Reports
        orderby report.Center.ToString()
        select $"{report.Center} {report.Year} {report.NameCell.Text} {string.Join(' ', Seeds.Rulebook.Fields.Select(f => report.Values[f.Code].Value))}");

    static string Meant(string[][] rows) => string.Join('\n', rows.Select(r => $"{r[0]} {r[2]} {r[1]} {string.Join(' ', r[3..].Select(v => v.Length > 0 ? v : "—"))}"));

    [Theory, MemberData(nameof(FormNames))]
    public void Values_SurviveEachForm_InAnyOrderOfRowsAndColumns(string form) =>
        Gen.Select(Rows, Gen.Shuffle(Enumerable.Range(0, Headers.Length).ToArray()), Gen.Bool).Sample((rows, order, reverse) =>
        {
            string[][] table = [Headers, .. reverse ? rows.Reverse() : rows];
            Assert.Equal(Meant(rows), Read(Forms[form]([.. table.Select(r => order.Select(i => r[i]).ToArray())])));
        }, iter: 40);

    static readonly string[][] Good = [.. Encoding.UTF8.GetString(Seeds.Sample("2026-500106-good.csv")).TrimStart('\uFEFF').Split("\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(','))];

    /// <summary>What a cell of a good row is changed to: numbers around the bounds of checks, and what is not quite a number.</summary>
    static readonly string[] Odd =
        ["", "0", "00", "7", "7.5", "1.123456", "1.1234567", "-1", "无", "９", "1000", "\"1,000\"", "1e3", "150", "1000000000", "1000000000.5", "99999999999", "999999999999999", "35%", "5.", "0.5", ".5", " 7", "7 ", "合计", "20人",
            "CQ2024-01", "cq2024-01", "CQ2024-01 ", "CQ2025-01", "创新", "2026", "2025", "２０２６", "2026年", "4", "5", "#REF!"];

    /// <summary>A row that is taken as bytes is one of which the ordinary way finds nothing; so both ways find the same of any table.</summary>
    [Fact]
    public void CheckRowByRow_FindsWhatTheCheckOfTheWholeFinds() =>
        Gen.Select(Gen.Int[0, 35], Gen.Int[0, Odd.Length - 1].Select(i => Odd[i])).Array[0, 3].Array[1, 8].Sample(changes =>
        {
            var rows = changes.Select((cells, i) =>
            {
                string[] row = [$"CQ2024-{i:00}", .. Good[1 + i % 2][1..]];
                foreach (var (column, text) in cells) row[column] = text;
                return row;
            });
            BothWaysFindTheSame(Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(Good[0]).Select(r => string.Join(',', r) + "\n"))));
        }, iter: 400);

    /// <summary>Behind the rows that tell the header, those of a workbook are taken as bytes too.</summary>
    static readonly string[][] Beginning = [Good[0], .. Enumerable.Range(0, ReportHeader.RowsToTell - 1).Select(i => (string[])[$"CQ2023-{i:000}", .. Good[1 + i % 2][1..]])];

    /// <summary>As cells of a workbook may be and those of a text may not.</summary>
    static readonly string[] OddCells =
    [
        """<c r="{0}" t="e"><v>#REF!</v></c>""", """<c r="{0}"><f>1+1</f></c>""", """<c r="{0}"><f>1+1</f><v>2</v></c>""", """<c r="{0}" t="str"><f>""</f><v></v></c>""", """<c r="{0}" t="b"><v>1</v></c>""",
        """<c r="{0}"><v>0.1</v></c>""", """<c r="{0}"><v>0.30000000000000004</v></c>""", """<c r="{0}"><v>1E3</v></c>""", """<c r="{0}"><v>1E-7</v></c>""", """<c r="{0}"><v>-0</v></c>""", """<c r="{0}"><v>1E300</v></c>""",
        """<c r="{0}" s="1"><v>0.35</v></c>""", """<c r="{0}" s="2"><v>46000</v></c>""", """<c r="{0}" s="3"><v>20</v></c>""", """<c r="{0}" s="4"><v>20</v></c>""", """<c r="{0}" t="inlineStr"><is><t>7</t></is></c>""", """<c r="{0}" t="inlineStr"><is><t> </t></is></c>""",
    ];

    const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="170" formatCode="0&quot;人&quot;"/><numFmt numFmtId="171" formatCode="#,##0.00"/></numFmts>
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
        """;

    [Fact]
    public void CheckOfAWorkbookRowByRow_FindsWhatTheCheckOfTheWholeFinds() =>
        Gen.Select(Gen.Int[0, 36], Gen.Int[0, Odd.Length + OddCells.Length - 1], Gen.Bool).Array[0, 3].Array[1, 8].Sample(changes =>
        {
            var book = Xlsx.Of(Beginning).Part("xl/styles.xml", Styles);
            foreach (var (index, cells) in changes.Index())
            {
                var number = ReportHeader.RowsToTell + 1 + index;
                string[] row = [.. new[] { $"CQ2024-{index:00}" }.Concat(Good[1 + index % 2][1..]).Append("").Select((c, i) => c.Length > 0 ? Xlsx.Cell(number, i + 1, c) : "")];
                foreach (var (column, odd, _) in cells)
                    row[column] = odd < OddCells.Length ? string.Format(System.Globalization.CultureInfo.InvariantCulture, OddCells[odd], CellAddress.Of(number, column + 1))
                        : Odd[odd - OddCells.Length] is { Length: > 0 } text ? Xlsx.Cell(number, column + 1, text) : "";
                book.Row(number, string.Concat(row), isHidden: cells.Any(c => c.Item3));
            }
            BothWaysFindTheSame(book.Bytes());
        }, iter: 80);

    static void BothWaysFindTheSame(byte[] content)
    {
        var context = new IntakeContext { Rulebook = Seeds.Rulebook, OpenYear = 2026 };
        var whole = ReportFile.Check(content, "t", context, ReadLimits.None);
        var summary = ReportFile.Survey(new MemoryStream(content), "t", context, ReadLimits.None)!;
        Assert.Equal(whole.Issues, summary.Issues);
        Assert.Equal(whole.Counts, summary.Counts);
        Assert.Equal(whole.Reports.Select(r => new ReportKey(r.Center, r.Year, r.Row, r.CanSubmit)), summary.Reports);
    }

    static string[][] GoodRows(int count, string name) => [Good[0], .. Enumerable.Range(0, count).Select(i => (string[])[$"CQ{2000 + i / 1_000}-{i % 1_000:000}", name, .. Good[1][2..]])];

    /// <summary>Of a row no more is made than its key: the names alone have 3,000 bytes each.</summary>
    [Fact]
    public void CheckOfALongText_DoesNotHoldIt()
    {
        var context = new IntakeContext { Rulebook = Seeds.Rulebook, OpenYear = 2026 };
        long Allocated(int rows)
        {
            var content = Encoding.UTF8.GetBytes(string.Concat(GoodRows(rows, new('名', 1_000)).Select(r => string.Join(',', r) + "\n")));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(rows, ReportFile.Survey(new MemoryStream(content), "t", context, ReadLimits.None)!.Reports.Count);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.InRange(Allocated(4_000) - Allocated(2_000), 0, 2_000 * 1_000);
    }

    /// <summary>Only the rows that tell the header are made into cells.</summary>
    [Fact]
    public void RowOfAWorkbookWithoutAnythingToTell_IsTakenAsBytes()
    {
        var context = new IntakeContext { Rulebook = Seeds.Rulebook, OpenYear = 2026 };
        using var source = TableReader.Open(new MemoryStream(Xlsx.Of(GoodRows(400, "中心")).Bytes()), "t", context, ReadLimits.None)!;
        var survey = new FileSurvey(source.First, context);
        var rows = 0;
        foreach (var row in source.Rows(survey.Take))
        {
            survey.Take(row);
            rows++;
        }
        Assert.Equal((ReportHeader.RowsToTell, 400), (rows, survey.End().Reports.Count));
    }

    public static TheoryData<string> OtherWorkbooks => ["several sheets", "joined cells", "hidden sheet", "template", "transposed"];

    [Theory, MemberData(nameof(OtherWorkbooks))]
    public void WorkbookThatIsMoreThanOneTable_IsReadWhole(string which)
    {
        var content = which switch
        {
            "several sheets" => Xlsx.Of(GoodRows(2, "中心")).Sheet("二", ["说明"]).Bytes(),
            "joined cells" => Seeds.Sample("awkward-two-row-header.xlsx"),
            "hidden sheet" => Xlsx.Of(GoodRows(2, "中心")).Hidden().Bytes(),
            "template" => ReportWorkbook.Template(Seeds.Rulebook, [new("CQ2026-01", "中心", 2026, Seeds.Rulebook.Fields.ToDictionary(f => (FieldCode)f.Code, _ => Reported.Zero))], [], "500106"),
            _ => Seeds.Sample("awkward-transposed.xlsx"),
        };
        Assert.NotNull(Seeds.Read(content).Table);
        Assert.Null(ReportFile.Survey(new MemoryStream(content), "t", new() { Rulebook = Seeds.Rulebook, OpenYear = 2026 }, ReadLimits.None));
    }

    [Fact]
    public void RowWithoutAnythingToTell_IsTakenAsBytes()
    {
        var survey = new FileSurvey(Seeds.Read(Seeds.Sample("2026-500106-good.csv")).Table!, new() { Rulebook = Seeds.Rulebook, OpenYear = 2026 });
        Assert.False(survey.Take(2, new Bytes(Good[1])));
        survey.Take(new RawRow(2, [.. Good[1].Select((c, i) => new RawCell(2, i + 1, c))]));
        Assert.True(survey.Take(3, new Bytes([.. Good[1].Select((c, i) => i == 0 ? "CQ2024-02" : c)])));
        Assert.False(survey.Take(4, new Bytes([.. Good[1].Select((c, i) => i == 5 ? "5" : c)])));
        Assert.Equal(2, survey.End().Reports.Count);
    }

    sealed class Bytes(string[] cells) : IRowBytes
    {
        public int Count => cells.Length;
        public ReadOnlySpan<byte> Cell(int column) => Encoding.UTF8.GetBytes(cells[column - 1]);
    }
}
