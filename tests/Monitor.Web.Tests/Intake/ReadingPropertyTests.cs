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
}
