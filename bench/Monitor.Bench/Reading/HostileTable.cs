using System.IO.Compression;
using System.Text;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Features.Intake;

namespace Monitor.Bench.Reading;

/// <summary>How long files that are made to harm keep the upload busy: at most two seconds.</summary>
static class HostileTable
{
    public static string Write(Rulebook rulebook)
    {
        var context = new IntakeContext { Rulebook = rulebook, OpenYear = 2026 };
        var text = new StringBuilder($"{Cost.Machine}. The limits of an upload; wanted: at most 2 s of processor time each.\n\n| File | size | result | processor time |\n|---|---|---|---|\n");
        foreach (var (name, content) in Files(new(rulebook)))
        {
            var result = ReportFile.Check(content, name, context, ReadLimits.Upload);
            var code = result.Issues.FirstOrDefault(i => i.Severity == IssueSeverity.Error)?.Code ?? "read";
            text.Append($"| {name} | {content.Length / 1e6:0.0} MB | {code} | {Cost.Of(() => ReportFile.Check(content, name, context, ReadLimits.Upload), runs: 2).Cpu:0.00} s |\n");
        }
        return text.ToString();
    }

    static IEnumerable<(string Name, byte[] Content)> Files(LargeReports reports)
    {
        yield return ("numbers without sense, 2,000,000 cells", Junk(2_000));
        yield return ("twice as many numbers as the limit of cells, in rows of 36", BareWorkbook.Of(Enumerable.Range(0, 49_000).Select(_ => (string[])[.. Enumerable.Repeat("7", 36)])));
        yield return ("numbers without sense, just within the limit of cells", Junk(ReadLimits.Upload.Cells!.Value / 1_000 - 1));
        yield return ("a proper header over as many rows as the limit of cells allows", reports.Workbook(ReadLimits.Upload.Cells.Value / 36 - 1));
        yield return ("the same as CSV", reports.Csv(ReadLimits.Upload.Cells.Value / 36 - 1));
        yield return ("the same as CSV, each row faulty", reports.Csv(ReadLimits.Upload.Cells.Value / 36 - 1, 1));
        yield return ("few cells, far apart", BareWorkbook.Of(Enumerable.Range(0, 40_000).Select(i => (string[])[.. Enumerable.Repeat("", i % 2 == 0 ? 0 : 900), "1"]).Where((_, i) => i % 40 == 0)));
        yield return ("a text cell repeated", BareWorkbook.Of(Enumerable.Range(0, 40_000).Select(_ => (string[])["同一段文字", "同一段文字"]), CompressionLevel.SmallestSize));
        yield return ("random bytes", RandomBytes(10_000_000));
        yield return ("commas only", Encoding.UTF8.GetBytes(new string(',', 10_000_000)));
        yield return ("quotes only", Encoding.UTF8.GetBytes(new string('"', 10_000_000)));
        yield return ("line breaks only", Encoding.UTF8.GetBytes(new string('\n', 10_000_000)));
    }

    static byte[] Junk(int rows)
    {
        var random = new Random(1);
        return BareWorkbook.Of(Enumerable.Range(0, rows).Select(_ => (string[])[.. Enumerable.Range(0, 1_000).Select(_ => $"{random.Next(0, 999)}")]));
    }

    static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
