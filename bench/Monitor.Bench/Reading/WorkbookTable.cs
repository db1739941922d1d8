using System.Text;
using ExcelDataReader;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Features.Intake;

namespace Monitor.Bench.Reading;

/// <summary>The check of a workbook beside what it cannot do without: the library's walk through its cells, and the check of the same rows as CSV.</summary>
static class WorkbookTable
{
    const int Rows = 20_000;

    public static string Write(Rulebook rulebook)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var reports = new LargeReports(rulebook);
        var (workbook, csv) = (reports.Workbook(Rows), reports.Csv(Rows));
        var context = new IntakeContext { Rulebook = rulebook, OpenYear = 2026 };
        object? Check(byte[] content) => (object?)ReportFile.Survey(new MemoryStream(content), "large", context, ReadLimits.None) ?? ReportFile.Check(content, "large", context, ReadLimits.None);

        var bare = Cost.Of(() => Walk(workbook));
        var text = Cost.Of(() => Check(csv));
        var check = Cost.Of(() => Check(workbook));

        var table = new StringBuilder($"{Cost.Machine}. {Rows:N0} rows × {rulebook.Fields.Count} fields, {workbook.Length / 1e6:0.0} MB.\n\n| Work | processor time | clock |\n|---|---|---|\n");
        foreach (var (name, cost) in new[] { ("bare ExcelDataReader loop over the .xlsx", bare), ("check of the same rows as CSV", text), ("check of the .xlsx", check) })
            table.Append($"| {name} | {cost.Cpu:0.00} s | {cost.Wall:0.00} s |\n");
        table.Append($"\nCheck of the .xlsx ÷ (bare loop + check as CSV): {check.Cpu / (bare.Cpu + text.Cpu):0.00} by processor time, {check.Wall / (bare.Wall + text.Wall):0.00} by the clock (wanted: at most 1.5).\n");
        return table.ToString();
    }

    static object Walk(byte[] content)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
        var cells = 0;
        while (reader.Read())
            for (var i = 0; i < reader.FieldCount; i++)
                if (reader.GetValue(i) is not null) cells++;
        return cells;
    }
}
