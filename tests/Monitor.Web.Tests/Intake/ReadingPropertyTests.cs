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
            var content = Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(Good[0]).Select(r => string.Join(',', r) + "\n")));
            var context = new IntakeContext { Rulebook = Seeds.Rulebook, OpenYear = 2026 };
            var whole = ReportFile.Check(content, "t", context, ReadLimits.None);
            var summary = ReportFile.Survey(new MemoryStream(content), "t", context, ReadLimits.None)!;
            Assert.Equal(whole.Issues, summary.Issues);
            Assert.Equal(whole.Counts, summary.Counts);
            Assert.Equal(whole.Reports.Select(r => new ReportKey(r.Center, r.Year, r.Row, r.CanSubmit)), summary.Reports);
        }, iter: 400);

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
