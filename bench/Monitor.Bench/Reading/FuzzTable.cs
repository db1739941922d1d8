using System.Diagnostics;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Features.Intake;
using Monitor.Web.Tests.Intake;

namespace Monitor.Bench.Reading;

/// <summary>The corpus of awkward files, damaged for a minute: as the test does it for seconds.</summary>
static class FuzzTable
{
    static readonly TimeSpan Duration = TimeSpan.FromMinutes(1);

    public static string Write(Rulebook rulebook)
    {
        var corpus = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Monitor.Web.Tests", "Intake", "Corpus"))
            .Where(f => !f.EndsWith(".expected.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var context = new IntakeContext { Rulebook = rulebook, OpenYear = 2026 };
        var (files, read, thrown, slowest) = (0, 0, 0, TimeSpan.Zero);
        var first = "";
        for (var (seed, started) = (0, Stopwatch.GetTimestamp()); Stopwatch.GetElapsedTime(started) < Duration; seed++, files++)
        {
            var random = new Random(1_000_000 + seed);
            var content = Mutations.Of(corpus[random.Next(corpus.Count)], corpus[random.Next(corpus.Count)], random);
            var before = Environment.CpuUsage.TotalTime;
            try
            {
                if (ReportFile.Check(content, "fuzz", context, ReadLimits.Upload).Reports.Count > 0) read++;
            }
            catch (Exception e)
            {
                // What the bench is there to find.
                if (thrown++ == 0) first = $" First: seed {seed}, {e.GetType().Name}.";
            }
            var took = Environment.CpuUsage.TotalTime - before;
            if (took > slowest) slowest = took;
        }
        return $"{corpus.Count} files, damaged {files:N0} times with seeds from 1,000,000 on: {read:N0} still gave reports, {files - read - thrown:N0} ended with an issue, "
            + $"{thrown} with an exception (wanted: 0).{first} The slowest took {slowest.TotalSeconds:0.00} s of processor time (wanted: at most 2).\n";
    }
}
