using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Tests.Intake;

/// <summary>Files as districts really keep them: each is understood, or says which cell it is that is not.</summary>
public class AwkwardSampleTests
{
    static string Values(CheckedFile file) => string.Join('\n', file.Reports.OrderBy(r => r.Center.ToString(), StringComparer.Ordinal)
        .Select(r => $"{r.Center} {r.Year} {CanonicalJson.Write(r.Values.ToDictionary(v => v.Key, v => v.Value.Value))}"));

    static string[] Notices(CheckedFile file) =>
        [.. file.Issues.Where(i => i.Severity == IssueSeverity.Notice).Select(i => i.Code).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("awkward-two-row-header.xlsx", "ROW-REMARK", "ROW-TOTAL")]
    [InlineData("awkward-several-sheets.xlsx", "COLUMNS-HIDDEN", "ROWS-HIDDEN", "SHEET-HIDDEN", "SHEET-READ", "SHEET-UNLIKE")]
    [InlineData("awkward-transposed.xlsx", "COLUMN-OTHER-YEAR", "ROW-REMARK", "SHEETS-JOINED")]
    [InlineData("awkward-units.xlsx", "VALUE-CONVERTED")]
    [InlineData("awkward-gbk-tabs.txt", "ROW-REMARK")]
    [InlineData("awkward-wide-commas.txt")]
    public void File_HoldsTheValuesOfTheGoodOne_AndTellsWhatWasPeculiar(string name, params string[] told)
    {
        var file = Seeds.CheckSample(name);
        Assert.Equal(Values(Seeds.CheckSample("2026-500106-good.csv")), Values(file));
        Assert.Equal(told, Notices(file));
        Assert.All(file.Reports, r => Assert.True(r.CanSubmit));
    }

    [Theory]
    [InlineData("awkward-two-row-header.xlsx", "CQ2025-01", "运行情况表", "AH6")]
    [InlineData("awkward-several-sheets.xlsx", "CQ2025-01", "2026年", "AJ8")]
    [InlineData("awkward-transposed.xlsx", "CQ2024-01", "智能网联汽车", "E35")]
    [InlineData("awkward-transposed.xlsx", "CQ2025-01", "生物医药", "D35")]
    public void Value_KnowsItsCell(string name, string center, string sheet, string address)
    {
        var source = Seeds.CheckSample(name).Reports.Single(r => r.Center == center).Values["F31"].Source!;
        Assert.Equal((sheet, address), (source.Sheet, source.Address));
    }

    [Fact]
    public void Conversions_SayBothValues()
    {
        var conversions = Seeds.CheckSample("awkward-units.xlsx").Reports[0].Conversions;
        Assert.Contains(conversions, c => c is { Found: "8512200", Became: "851.22万元（表头单位为元）" });
        Assert.Contains(conversions, c => c is { Found: "0.9193万", Became: "9193学时" });
    }

    [Fact]
    public void NearNames_AreOffered_AndOnceConfirmed_Read()
    {
        var file = Seeds.CheckSample("awkward-names.csv");
        Assert.Empty(file.Reports);
        Assert.Equal(["CENTER", "F01", "F22", "F26"], file.Suggestions.Select(s => s.Target.Id));
        var confirmed = file.Suggestions.ToDictionary(s => s.Header, s => s.Target.Id);
        Assert.Equal(Values(Seeds.CheckSample("2026-500106-good.csv")), Values(Seeds.CheckSample("awkward-names.csv", confirmed)));
    }

    [Fact]
    public void Errors_NameTheirCells() => Assert.Equal(
        ["AF3 VALUE-MERGED", "AH4 VALUE-NOT-NUMBER", "D3 VALUE-EXCEL-ERROR", "E3 VALUE-EXCEL-ERROR", "F3 VALUE-DATE", "K3 VALUE-UNIT"],
        Seeds.CheckSample("awkward-errors.xlsx").Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => $"{i.Address} {i.Code}").Distinct().Order(StringComparer.Ordinal));
}
