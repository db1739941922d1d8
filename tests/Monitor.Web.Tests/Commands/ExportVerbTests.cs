using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Commands;

public sealed class ExportVerbTests(DemoHost host, ScratchFolder scratch) : IClassFixture<DemoHost>, IClassFixture<ScratchFolder>
{
    /// <summary>
    /// The same flags come from the database and from its export with the files. A flag from the database also names the submission that a
    /// value came from, which a file does not know: but for that, they are the same byte for byte.
    /// </summary>
    [Theory, InlineData("2024-03-20"), InlineData("2025-05-20"), InlineData("2027-01-15")]
    public async Task Export_ThenAssess_GivesTheFlagsOfTheDatabase(string day)
    {
        var history = scratch[$"history-{day}.json"];
        Assert.Equal(0, (await Export("--output", history)).Code);
        var assessed = await CommandLineRun.Of(
        [
            "assess", "--reports", .. Directory.GetFiles(CommandLineRun.Seed("reports")), "--history", history, "--as-of", day,
            "--targets", CommandLineRun.Seed("targets.csv"), "--centers", CommandLineRun.Seed("centers.csv"), "--incidents", CommandLineRun.Seed("incidents.csv"),
        ]);
        Assert.Equal((0, ""), (assessed.Code, assessed.Error));

        var stored = await FlagsOfDatabase(DateOnly.Parse(day));
        Assert.NotEmpty(stored);
        Assert.Contains(stored.SelectMany(f => f.Evidence), e => e.Source?.Submission is not null);
        Assert.Equal(CanonicalJson.Write(stored.Select(WithoutSubmission)), CanonicalJson.Write(AssessVerbTests.Flags(assessed)));
    }

    [Fact]
    public async Task Export_OfTheDemo_HoldsWhatTheDemosHistoryHolds()
    {
        var text = (await Export()).Output;
        Assert.DoesNotContain("isFailed", text);
        var exported = CanonicalJson.Read<HistoryFile>(text);
        var source = ListFiles.History(CommandLineRun.Seed("history.json"));
        Assert.True(exported.Synthetic);
        Assert.Equal(CanonicalJson.Write(source.Rounds), CanonicalJson.Write(exported.Rounds));
        foreach (var facts in source.Centers)
            Assert.Equal(CanonicalJson.Write(facts), CanonicalJson.Write(exported.Centers.Single(c => c.Center == facts.Center)));
    }

    [Fact]
    public async Task Export_OfAReportHandedInAgain_KeepsTheDayOfTheFirst()
    {
        using var own = new DemoHost();
        await using (var db = own.Db())
        {
            var report = await db.Reports.Include(r => r.Submissions).SingleAsync(r => r.Center == new CenterCode("CQ2025-01") && r.Year == new ReportYear(2025));
            var first = report.Submissions.Single();
            report.Submissions.Add(new()
            {
                UploadId = first.UploadId,
                Version = 2,
                ContentHash = "again",
                PreparedAt = first.SubmittedAt!.Value.AddDays(9),
                PreparedBy = "测试",
                SubmittedAt = first.SubmittedAt!.Value.AddDays(10),
            });
            await db.SaveChangesAsync();
        }
        var exported = CanonicalJson.Read<HistoryFile>((await CommandLineRun.Of("export", "--data", Folder(own))).Output);
        var verification = exported.Centers.Single(c => c.Center == "CQ2025-01").Verifications.Single(v => v.Year == 2025);
        Assert.Equal(verification.SubmittedOn, verification.FirstSubmittedOn!.Value.AddDays(10));
        Assert.Null(verification.VerifiedOn);
    }

    [Fact]
    public async Task Export_OfNoDatabase_EndsWith2_AndMakesNone()
    {
        var run = await CommandLineRun.Of("export", "--data", scratch["none"]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("没有数据库", run.Error);
        Assert.False(Directory.Exists(scratch["none"]));
    }

    [Fact]
    public async Task Export_OfAFileThatIsNoDatabase_EndsWith2_AndLeavesItAsItIs()
    {
        Directory.CreateDirectory(scratch["text"]);
        var file = scratch.Write("text/monitor.db", "这不是数据库，只是一段文字。");
        var before = await File.ReadAllBytesAsync(file);
        var run = await CommandLineRun.Of("export", "--data", scratch["text"]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("打不开", run.Error);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Export_OfADatabaseThatIsNotMigrated_EndsWith2_AndMigratesNothing()
    {
        Directory.CreateDirectory(scratch["old"]);
        var file = scratch.Write("old/monitor.db", "");
        var run = await CommandLineRun.Of("export", "--data", scratch["old"]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("版本较旧", run.Error);
        Assert.Equal(0, new FileInfo(file).Length);
    }

    [Fact]
    public async Task Export_OfANewerDatabase_EndsWith2()
    {
        using var newer = new DemoHost();
        await using (var db = newer.Db())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '10.0.0')");
        var run = await CommandLineRun.Of("export", "--data", Folder(newer));
        Assert.Equal(2, run.Code);
        Assert.Contains("由更新版本的程序建立", run.Error);
    }

    [Fact]
    public async Task Export_ToAFolderThatIsNotThere_EndsWith2()
    {
        var run = await Export("--output", scratch["no/such/history.json"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("写不了", run.Error);
    }

    async Task<List<RiskFlag>> FlagsOfDatabase(DateOnly day)
    {
        await using var db = host.Db();
        var shelf = await host.Get<RulebookStore>().ShelfAsync(db, default);
        return
        [
            .. from history in (await CenterHistories.LoadAsync(db)).Values.OrderBy(h => h.Center.Code)
               from year in Enumerable.Range(2022, day.Year - 2022 + 1)
               from flag in RuleEngine.Evaluate(history, year, day, shelf).Flags
               select flag,
        ];
    }

    static RiskFlag WithoutSubmission(RiskFlag flag) => flag with
    {
        Evidence = [.. flag.Evidence.Select(e => e with { Source = e.Source is { } source ? source with { Submission = null } : null })],
    };

    Task<CommandLineRun> Export(params string[] options) => CommandLineRun.Of(["export", "--data", Folder(host), .. options]);

    static string Folder(DemoHost host) => host.Get<DataFolder>().Path;
}
