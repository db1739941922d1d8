using System.Globalization;
using System.Text;
using CsvHelper;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Features.Intake;

namespace Monitor.Bench.Reading;

/// <summary>The check of a large CSV beside a loop that only cuts the same bytes into fields and reads the same columns as numbers.</summary>
static class CheckTable
{
    const int Rows = 100_000, Few = 10_000, FaultyEvery = 20;

    public static string Write(Rulebook rulebook)
    {
        var reports = new LargeReports(rulebook);
        var (content, faulty) = (reports.Csv(Rows), reports.Csv(Rows, FaultyEvery));
        var context = new IntakeContext { Rulebook = rulebook, OpenYear = 2026 };
        object? Check(byte[] bytes) => ReportFile.Survey(new MemoryStream(bytes), "large.csv", context, ReadLimits.None);

        var bare = Cost.Of(() => Bare(content, rulebook.Fields.Count));
        var check = Cost.Of(() => Check(content));
        var checkFaulty = Cost.Of(() => Check(faulty));
        var (small, large) = (Program(reports.Csv(Few)), Program(content));

        var text = new StringBuilder($"{Cost.Machine}. UTF-8, {Rows:N0} rows × {rulebook.Fields.Count} fields, {content.Length / 1e6:0.0} MB.\n\n");
        text.Append("| Work | processor time | clock | held at the end |\n|---|---|---|---|\n");
        foreach (var (name, cost) in new[] { ("bare CsvHelper loop", bare), ("check", check), ($"check, 1 row in {FaultyEvery} faulty", checkFaulty) })
            text.Append($"| {name} | {cost.Cpu:0.00} s | {cost.Wall:0.00} s | {cost.Megabytes:0} MB |\n");
        text.Append($"\nThroughput of the check: {bare.Cpu / check.Cpu:P0} of the bare loop's by processor time, {bare.Wall / check.Wall:P0} by the clock (wanted: at least 25 %). ");
        text.Append($"Faulty rows: × {checkFaulty.Cpu / check.Cpu:0.0} (wanted: at most 2). ");
        text.Append($"The program itself, `check` from start to exit: {large.Cpu:0.0} s of processor time, {large.Wall:0.0} s, peak {large.Megabytes:0} MB; with {Few:N0} rows peak {small.Megabytes:0} MB: ");
        text.Append($"{(large.Megabytes - small.Megabytes) * 1e6 / (Rows - Few):0} bytes a row more (a row of the file has {content.Length / Rows}).\n");
        return text.ToString();
    }

    static Cost Program(byte[] content)
    {
        var path = Path.Combine(Path.GetTempPath(), $"monitor-bench-{Environment.ProcessId}.csv");
        try
        {
            File.WriteAllBytes(path, content);
            return ProgramRun.Of("check", path, "--year", "2026");
        }
        finally
        {
            File.Delete(path);
        }
    }

    static object Bare(byte[] content, int fields)
    {
        var sum = 0m;
        using var reader = CsvReader.Create(content, new CsvReaderOptions { HasHeader = true });
        while (reader.Read())
            for (var i = 0; i < fields; i++) sum += reader.Parse<decimal>(i + 3);
        return sum.ToString(CultureInfo.InvariantCulture);
    }
}
