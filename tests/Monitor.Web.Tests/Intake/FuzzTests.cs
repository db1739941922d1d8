using Monitor.Analytics.Intake;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

/// <summary>Every file of the corpus, damaged: whatever comes of it, the reader ends with reports or with issues, and the two ways of checking agree.</summary>
public class FuzzTests
{
    const int Damages = 25;

    static readonly string[] Corpus = [.. Directory.GetFiles(CorpusTests.Folder).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal) || !f.Contains(".expected.")).Order(StringComparer.Ordinal)];

    [Fact]
    public void DamagedFile_IsReadOrTold()
    {
        var files = Corpus.Select(File.ReadAllBytes).ToList();
        foreach (var (index, file) in files.Index())
            for (var seed = 0; seed < Damages; seed++)
            {
                var random = new Random(index * 1_000 + seed);
                ReadsOrTells(Mutations.Of(file, files[random.Next(files.Count)], random), $"{Path.GetFileName(Corpus[index])}, seed {seed}");
            }
    }

    static void ReadsOrTells(byte[] content, string which)
    {
        var context = new IntakeContext { Rulebook = Seeds.Rulebook, OpenYear = 2026 };
        try
        {
            var file = ReportFile.Check(content, "test", context, ReadLimits.Upload);
            Assert.True(file.Reports.Count > 0 || file.HasErrors, which);
            if (ReportFile.Survey(new MemoryStream(content), "test", context, ReadLimits.Upload) is not { } summary) return;
            Assert.Equal(file.Issues, summary.Issues);
            Assert.Equal(file.Reports.Select(r => new ReportKey(r.Center, r.Year, r.Row, r.CanSubmit)), summary.Reports);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{which}: {e}");
        }
    }
}
