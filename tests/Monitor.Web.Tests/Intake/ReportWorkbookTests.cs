using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

/// <summary>The workbooks that we write: whole by the format's own rules, and read back as they were meant.</summary>
public class ReportWorkbookTests
{
    const string District = "500106";

    static readonly Dictionary<FieldCode, Reported> Planned = new() { ["F04"] = Reported.Of(12) };

    static TemplateRow Row(string center, ReportYear year, IReadOnlyDictionary<FieldCode, Reported>? values = null) => new(center, "中心“甲”", year, values ?? Planned);

    static byte[] Template(params TemplateRow[] rows) =>
        ReportWorkbook.Template(Seeds.Rulebook, rows, [Row("CQ2024-01", 2025), Row("CQ2025-01", 2025)], District);

    static IntakeContext Context(ReportYear? year = null, string district = District, Rulebook? rulebook = null) =>
        new() { Rulebook = rulebook ?? Seeds.Rulebook, OpenYear = year ?? 2026, Districts = new HashSet<DistrictCode> { district } };

    static CheckedFile Check(byte[] content, IntakeContext? context = null) => ReportFile.Check(content, "t.xlsx", context ?? Context(), ReadLimits.Upload);

    static void IsValid(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void TemplateAndForm_AreValid_WithAndWithoutLastYear()
    {
        IsValid(Template(Row("CQ2024-01", 2026), Row("CQ2025-01", 2026)));
        IsValid(ReportWorkbook.Template(Seeds.Rulebook, [Row("CQ2024-01", 2026)], [], District));
        IsValid(ReportWorkbook.Form(Seeds.Rulebook, Row("CQ2024-01", 2026), Row("CQ2024-01", 2025), District));
        IsValid(ReportWorkbook.Form(Seeds.Rulebook, Row("CQ2024-01", 2026), null, District));
    }

    [Fact]
    public void Template_HoldsItsCompanionSheets_WithoutAWordAboutThem()
    {
        var file = Check(Template(Row("CQ2024-01", 2026), Row("CQ2025-01", 2026)));
        Assert.Equal(["CQ2024-01", "CQ2025-01"], file.Reports.Select(r => r.Center.ToString()));
        Assert.All(file.Reports, r => Assert.Equal(12, r.Values["F04"].Value.Number));
        Assert.DoesNotContain(file.Issues, i => i.Code.StartsWith("SHEET", StringComparison.Ordinal) || i.Code.StartsWith("TEMPLATE", StringComparison.Ordinal));
    }

    [Fact]
    public void Template_RestrictsWhatCanBeTyped()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Template(Row("CQ2024-01", 2026), Row("CQ2025-01", 2026))), false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single(p => p.Worksheet!.Descendants<DataValidation>().Any()).Worksheet!;
        var spaces = sheet.Descendants<DataValidation>().Single(v => v.SequenceOfReferences!.InnerText == "F2:F3");
        Assert.Equal((DataValidationValues.Whole, "0", "4"), (spaces.Type!.Value, spaces.Formula1!.Text, spaces.Formula2!.Text));
        Assert.Equal("D2", sheet.Descendants<Pane>().Single().TopLeftCell!.Value);
    }

    [Fact]
    public void TemplateOfAnotherYearVersionOrDistrict_IsTold()
    {
        string[] Codes(IntakeContext context) =>
            [.. Check(Template(Row("CQ2024-01", 2026)), context).Issues.Select(i => i.Code).Where(c => c.StartsWith("TEMPLATE", StringComparison.Ordinal))];
        Assert.Empty(Codes(Context()));
        Assert.Equal(["TEMPLATE-OTHER-YEAR"], Codes(Context(year: 2027)));
        Assert.Equal(["TEMPLATE-OLD"], Codes(Context(rulebook: Seeds.Rulebook with { Version = "99.0.0" })));
        Assert.Equal(["TEMPLATE-FOREIGN"], Codes(Context(district: "500107")));
    }

    [Fact]
    public void FilledInForm_IsReadIntoThisYear_NotLastYears()
    {
        var values = Seeds.Rulebook.Fields.Index().ToDictionary(f => (FieldCode)f.Item.Code, f => Reported.Of(f.Index % 4));
        var last = Seeds.Rulebook.Fields.ToDictionary(f => (FieldCode)f.Code, _ => Reported.Of(777));
        foreach (var prior in new[] { Row("CQ2025-01", 2025, last), null })
        {
            var report = Assert.Single(Check(ReportWorkbook.Form(Seeds.Rulebook, Row("CQ2025-01", 2026, values), prior, District)).Reports);
            Assert.Equal(("CQ2025-01", 2026), (report.Center.ToString(), report.Year.Value));
            Assert.Equal(values, report.Values.ToDictionary(v => v.Key, v => v.Value.Value));
            Assert.Equal("D7", report.Values["F01"].Source!.Address);
        }
    }

    static readonly Gen<Reported> Value = Gen.OneOf(
        Gen.Const(Reported.Missing), Gen.Const(Reported.Zero), Gen.Long[1, 999_999_999_999_999].Select(n => Reported.Of(n / 1_000m)));

    static readonly Dictionary<string, Func<TemplateRow, byte[]>> Forms = new()
    {
        ["xlsx"] = row => Template(row),
        ["form"] = row => ReportWorkbook.Form(Seeds.Rulebook, row, null, District),
        ["UTF-8"] = Csv,
        ["UTF-8 without mark"] = row => Csv(row)[3..],
        ["GB18030"] = row => Encoded(row, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!),
        ["UTF-16"] = row => [.. Encoding.Unicode.Preamble, .. Encoded(row, Encoding.Unicode)],
    };

    static byte[] Csv(TemplateRow row) => ReportTemplate.Csv(Seeds.Rulebook, [row]);

    static byte[] Encoded(TemplateRow row, Encoding encoding) => encoding.GetBytes(Encoding.UTF8.GetString(Csv(row)[3..]));

    public static TheoryData<string> FormNames => new(Forms.Keys);

    [Theory, MemberData(nameof(FormNames))]
    public void WhatWeWrite_ReadsBackTheSame(string form) =>
        Value.Array[Seeds.Rulebook.Fields.Count].Where(v => v.Any(x => !x.IsMissing)).Sample(values =>
        {
            var written = Seeds.Rulebook.Fields.Zip(values).ToDictionary(p => (FieldCode)p.First.Code, p => p.Second);
            var content = Forms[form](Row("CQ2026-01", 2026, written));
            var parsed = Assert.Single(ReportParser.Parse(Seeds.Read(content).Table!, Context()).Reports);
            Assert.Equal("CQ2026-01", parsed.Center?.ToString());
            Assert.Equal(written, parsed.Values.ToDictionary(v => v.Key, v => v.Value.Value));
            Assert.DoesNotContain(parsed.Conversions, c => !c.ToString()!.Contains("2026年"));
        }, iter: 25);

    static readonly Mark[] Marks =
    [
        new(IssueSeverity.Error, "填报表", 2, 5, "错在这里。", "请改正"), new(IssueSeverity.Warning, "填报表", 2, 5, "也要说明。", "请说明"),
        new(IssueSeverity.Notice, "填报表", 30, 40, "空处。", ""), new(IssueSeverity.Notice, "", null, null, "整份文件。", ""),
    ];

    [Fact]
    public void MarkedWorkbook_KeepsEveryValue_AndIsValid()
    {
        var original = Template(Row("CQ2024-01", 2026), Row("CQ2025-01", 2026));
        var marks = Marks.Select(m => m.Sheet.Length > 0 ? m with { Sheet = "报送表" } : m).ToList();
        var marked = MarkedWorkbook.Of(original, Seeds.Read(original), marks);
        IsValid(marked);
        // Notes that the template has stay, with ours below them; marking twice gives one list.
        var again = MarkedWorkbook.Of(marked, Seeds.Read(marked), [.. marks.Append(marks[0] with { Row = 1, Column = 4, Message = "表头。" })]);
        IsValid(again);
        Assert.Equal(Values(original), Values(again));

        using var document = SpreadsheetDocument.Open(new MemoryStream(again), false);
        Assert.Equal(["报送表", "上年对照", "填报说明", "检查结果"], document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value!));
        var part = document.WorkbookPart.WorksheetParts.Single(p => p.Worksheet!.Descendants<DataValidation>().Any());
        var comments = part.WorksheetCommentsPart!.Comments!.Descendants<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText);
        Assert.Contains("【错误】错在这里。\n【提醒】也要说明。", comments["E2"]);
        Assert.Contains("不小于 0", comments["D1"]);
        Assert.Contains("表头。", comments["D1"]);
        Assert.Equal(WrittenStyles.Error, Colour(document, part, "E2"));
        Assert.Equal(WrittenStyles.Notice, Colour(document, part, "AN30"));
        Assert.NotEqual(WrittenStyles.Error, Colour(document, part, "E3"));
    }

    [Fact]
    public void MarkedText_IsAWorkbookOfTheCellsAsRead()
    {
        var original = Seeds.Sample("bad-checks.csv");
        var marked = MarkedWorkbook.Of(original, Seeds.Read(original), [.. Marks.Select(m => m with { Sheet = "" })]);
        IsValid(marked);
        Assert.Equal(Values(original), Values(marked));
        Assert.Equal("原文件", Seeds.Read(marked).Table!.Sheet);
    }

    [Fact]
    public void WhatCannotBeRead_GetsTheListAlone()
    {
        var original = Seeds.Sample("bad-image.csv");
        var marked = MarkedWorkbook.Of(original, Seeds.Read(original), [Marks[3]]);
        IsValid(marked);
        using var document = SpreadsheetDocument.Open(new MemoryStream(marked), false);
        Assert.Equal(["检查结果"], document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value!));
    }

    static string Values(byte[] content) => string.Join('\n', ReportParser.Parse(Seeds.Read(content).Table!, Context()).Reports
        .Select(r => $"{r.Center} {string.Join(' ', r.Values.OrderBy(v => v.Key).Select(v => v.Value.Value))}"));

    static string? Colour(SpreadsheetDocument document, WorksheetPart part, string address)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var cell = part.Worksheet!.Descendants<Cell>().Single(c => c.CellReference == address);
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        return styles.Fills!.Elements<Fill>().ElementAt((int)format.FillId!.Value).PatternFill?.ForegroundColor?.Rgb?.Value;
    }
}
