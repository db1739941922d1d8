using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Monitor.Analytics.Cases;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>Template, form and marked file: who gets them, and that what is downloaded can be handed in.</summary>
public sealed class WorkbookDownloadTests : IDisposable
{
    readonly District district = new();

    public void Dispose() => district.Dispose();

    [Fact]
    public async Task Workbooks_AreForTheDistrictThatLeads()
    {
        var upload = await district.UploadAsync("bad-checks.csv");
        var own = await district.Host.SignInAsync("baosong");
        string[] paths = ["/submissions/2026/template.xlsx", $"/submissions/2026/forms/{District.Second}", $"/submissions/uploads/{upload}/marked.xlsx"];
        foreach (var path in paths) Assert.Equal(HttpStatusCode.OK, (await own.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync("/submissions/2026/forms/CQ2026-01")).StatusCode);

        var reviewer = await district.Host.SignInAsync("fuhe");
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync(paths[2])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.GetAsync(paths[0])).StatusCode);
    }

    [Fact]
    public async Task DownloadedForm_FilledIn_BecomesTheDraftOfItsCentre()
    {
        var form = (await district.Desk.FormAsync(district.Reporter, District.Year, District.Second, default)).Content;
        await district.UploadAsync(Filled(form, "D", 7, 40), "form.xlsx");
        var report = await district.ReportAsync(District.Second);
        Assert.Equal(ReportState.Draft, report!.State);
        var value = report.Newest.Values.Single(v => v.Field == "F01");
        Assert.Equal((2m, "填报单", 7, 4), (value.Value, value.Sheet, value.Row, value.Column));
        Assert.Null(await district.ReportAsync(District.First));
    }

    /// <summary>总收入, of which the parts must not be more.</summary>
    const int IncomeRow = 31;

    /// <summary>As somebody types: a number in each empty cell of the column.</summary>
    static byte[] Filled(byte[] content, string column, int first, int last)
    {
        var stream = new MemoryStream();
        stream.Write(content);
        using (var document = SpreadsheetDocument.Open(stream, true))
            foreach (var cell in document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>())
                if (cell.CellReference!.Value is { } at && at.StartsWith(column, StringComparison.Ordinal)
                    && int.TryParse(at[column.Length..], out var row) && row >= first && row < last && cell.CellValue is null)
                    cell.CellValue = new(row == IncomeRow ? "4" : "2");
        return stream.ToArray();
    }
}
