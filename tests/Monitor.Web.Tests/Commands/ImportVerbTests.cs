using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Imports;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Tests.Hosting;
using District = Monitor.Web.Tests.Submissions.District;

namespace Monitor.Web.Tests.Commands;

public sealed class ImportVerbTests : IDisposable
{
    /// <summary>高新区, beside the two centres of 沙坪坝区.</summary>
    static readonly CenterCode Other = "CQ2025-02";

    readonly DemoHost host = new();
    readonly ScratchFolder files = new();

    public ImportVerbTests()
    {
        using var db = host.Db();
        // The round of 2026 is over, so that it can be imported.
        db.Rounds.Where(r => r.Year == District.Year).ExecuteUpdate(r => r.SetProperty(x => x.Due, new DateOnly(2027, 1, 5)).SetProperty(x => x.GraceEnds, new DateOnly(2027, 1, 10)));
    }

    public void Dispose()
    {
        host.Dispose();
        files.Dispose();
    }

    [Theory]
    [InlineData("2026-500106-good.csv")]
    [InlineData("2026-500106-good-gb18030.csv")]
    [InlineData("2026-500106-good.xlsx")]
    public async Task WhatIsStored_IsWhatThePagesUploadStores(string sample)
    {
        using var page = new District();
        await page.UploadAsync(sample);

        var run = await ImportAsync(CommandLineRun.Sample(sample));
        Assert.Equal(0, run.Code);
        Assert.Contains("2 份报告，已导入 2 份；错误 0", run.Output);
        Assert.Equal(await StoredAsync(page.Host), await StoredAsync(host));
        await WholeAsync();
    }

    [Fact]
    public async Task Imported_IsHandedIn_ButSaysThatNobodyAttestedIt()
    {
        await ImportAsync(CommandLineRun.Sample(District.Good), "--on", "2027-01-04");
        await using var db = host.Db();
        var report = await db.Reports.Include(r => r.Submissions).ThenInclude(s => s.Upload).SingleAsync(r => r.Center == District.First && r.Year == District.Year);
        var version = report.Newest;
        Assert.Equal((ReportState.Submitted, 1, "", ""), (report.State, version.Version, version.AttestedBy, version.ReceiptNumber));
        Assert.Equal(("张三（命令行导入）", true, true), (version.PreparedBy, version.IsImported, version.Upload.IsImported));
        Assert.Equal(new DateOnly(2027, 1, 4), ChinaTime.DayOf(version.SubmittedAt!.Value));
        Assert.Equal(host.Clock.Now, version.PreparedAt);
        var history = (await CenterHistories.LoadAsync(db, [District.First]))[District.First];
        Assert.Equal(184m, history.Report(District.Year)!.Value("F08").Value.Number);

        var entry = await db.Audit.SingleAsync(a => a.Action == "导入历史报告");
        Assert.Equal((null, "命令行", "经办：张三"), (entry.ActorId, entry.ActorName, entry.Reason));
        Assert.Contains($"500106 2 份，视为 2027-01-04 报送，未经审定声明；文件 SHA-256 {version.Upload.Sha256}", entry.After);

        var browser = await host.OnceSignedInAsync("baosong");
        Assert.Contains("由命令行导入，未经审定声明", await browser.GetStringAsync("/submissions/2026"));
    }

    [Fact]
    public async Task EachValue_LeadsToItsCell_WhateverTheOrderOfTheColumns()
    {
        var lines = Text(District.Good).TrimEnd().Split('\n').Select(l => l.Split(',')).ToList();
        string Table(CenterCode center, bool reversed) => string.Join('\n', lines.Where(l => l[0] == lines[0][0] || l[0] == center.ToString())
            .Select(l => string.Join(',', reversed ? l.Reverse() : l)));
        var texts = new Dictionary<string, string> { ["a.csv"] = Table(District.First, false), ["b.csv"] = $"\n\n{Table(District.Second, true)}" };
        Assert.Equal(0, (await ImportAsync([.. texts.Select(t => files.Write(t.Key, t.Value))])).Code);
        await using var db = host.Db();
        var versions = await db.Submissions.Include(s => s.Values).Include(s => s.Upload).Where(s => s.Upload.IsImported).ToListAsync();
        Assert.Equal(2, versions.Count);
        foreach (var version in versions)
        {
            var rows = texts[version.Upload.FileName].Split('\n').Select(l => l.Split(',')).ToList();
            Assert.All(version.Values, v => Assert.Equal(rows[v.Row - 1][v.Column - 1], v.Raw));
            Assert.True(version.Values.Select(v => v.Column).Distinct().Count() == version.Values.Count);
            Assert.Equal(CanonicalHash(version), version.ContentHash);
        }
    }

    [Fact]
    public async Task OfACentreWithNothingRecorded_AsMuchIsKnown_AsWhereTheDatabaseIsAsked()
    {
        await using var db = host.Db();
        db.Centers.Add(MadeCenter.Of(MadeCenter.Code(2023, 1), "演示中心", "500101", new(2023, 6, 1)));
        await db.SaveChangesAsync();
        var listed = await DesignationList.LoadAsync(db, null, default);
        var asked = await CenterHistories.LoadAsync(db);
        var past = await (await ImportPast.LoadAsync(db, listed, default)).OfAsync(asked.Keys, default);
        Assert.Equal(asked.Keys.Order(), past.Keys.Order());
        Assert.All(asked, h => Assert.Equal(CanonicalJson.Write(h.Value), CanonicalJson.Write(past[h.Key])));
    }

    [Fact]
    public async Task Hash_IsOfTheCanonicalTextOfFieldsAndValues()
    {
        await ImportAsync(CommandLineRun.Sample(District.Good));
        await using var db = host.Db();
        foreach (var version in await db.Submissions.Include(s => s.Values).Where(s => s.Upload.IsImported).ToListAsync())
            Assert.Equal(CanonicalHash(version), version.ContentHash);
    }

    static string CanonicalHash(Submission version) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        CanonicalJson.Write(version.Values.OrderBy(v => v.Field).ToDictionary(v => v.Field, v => Reported.Of(v.Value))))));

    [Fact]
    public async Task NewScores_FollowAtTheDailyRefresh()
    {
        await ImportAsync(CommandLineRun.Sample(District.Good));
        await using var db = host.Db();
        Assert.False(await db.Assessments.AnyAsync(a => a.Center == District.First && a.Year == District.Year && !a.IsTerm));
        await host.Get<DailyRefresh>().RunAsync(default);
        Assert.True(await db.Assessments.AnyAsync(a => a.Center == District.First && a.Year == District.Year && !a.IsTerm));
    }

    [Fact]
    public async Task SeveralDistrictsInOneFile_EachHasItsUpload_AndSeesItsOwnCellsOnly()
    {
        var run = await ImportAsync(files.Write("several.csv", Several()));
        Assert.Equal(0, run.Code);
        await using var db = host.Db();
        var uploads = await db.Uploads.Where(u => u.IsImported).OrderBy(u => u.District).ToListAsync();
        Assert.Equal(["500106", "GXQ"], uploads.Select(u => u.District.ToString()));
        Assert.Single(uploads.Select(u => u.Sha256).Distinct());
        Assert.Equal(1, await db.Files.CountAsync(f => f.Sha256 == uploads[0].Sha256));

        var kept = await host.Get<KeptFileService>().OpenAsync(host.Actor("baosong"), uploads[0].Id, null, null, null, default);
        Assert.False(kept.IsWhole);
        Assert.DoesNotContain(kept.Rows.SelectMany(r => r.Cells), c => c.Text == Other.ToString());
        Assert.Contains(kept.Rows.SelectMany(r => r.Cells), c => c.Text == District.First.ToString());
        var forbidden = await Assert.ThrowsAsync<Forbidden>(() => host.Get<KeptFileService>().DownloadAsync(host.Actor("baosong"), uploads[0].Id, default));
        Assert.Contains("由命令行导入", forbidden.Message);
        var page = await (await host.OnceSignedInAsync("baosong")).GetStringAsync($"/uploads/{uploads[0].Id}");
        Assert.Contains("这里只显示本区创新中心所在的行", page);
        Assert.DoesNotContain("由牵头区县报送", page);
        await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<KeptFileService>().OpenAsync(host.Actor("baosong"), uploads[1].Id, null, null, null, default));
        Assert.NotEmpty((await host.Get<KeptFileService>().DownloadAsync(host.Actor("fuhe"), uploads[0].Id, default)).Content);
    }

    [Theory]
    [InlineData("一百八", "VALUE-NOT-NUMBER")]
    [InlineData("repeated", "ROW-DUPLICATE")]
    [InlineData("unknown", "CENTER-UNKNOWN")]
    public async Task AnError_BlocksItsOwnCentreOnly(string fault, string code)
    {
        var good = Text(District.Good);
        var lines = good.TrimEnd().Split('\n');
        var second = lines.Single(l => l.StartsWith(District.Second.ToString(), StringComparison.Ordinal));
        var text = fault switch
        {
            "repeated" => $"{good.TrimEnd()}\n{second}\n",
            "unknown" => good.Replace(second, second.Replace(District.Second.ToString(), "CQ2099-99")),
            _ => good.Replace(second, string.Join(',', second.Split(',').Select((c, i) => i == 5 ? fault : c))),
        };
        var run = await ImportAsync(files.Write("faulty.csv", text));
        Assert.Equal(1, run.Code);
        Assert.Contains(code, run.Output);
        Assert.Contains("2 份报告，已导入 1 份", run.Output);
        Assert.Equal([District.First], await ImportedAsync());
        await WholeAsync();
    }

    [Fact]
    public async Task AReportThatIsThere_StaysAsItIs_AndIsToldOf()
    {
        var path = files.Write("first.csv", string.Join('\n', Text(District.Good).Split('\n').Where(l => !l.StartsWith(District.Second.ToString(), StringComparison.Ordinal))));
        Assert.Equal(0, (await ImportAsync(path)).Code);
        var run = await ImportAsync(CommandLineRun.Sample(District.Good));
        Assert.Equal(1, run.Code);
        Assert.Contains("CQ2024-01：已有2026年度的报告（已报送），没有导入", run.Output);
        Assert.Contains("2 份报告，已导入 1 份", run.Output);
        await using var db = host.Db();
        Assert.Single((await db.Reports.Include(r => r.Submissions).SingleAsync(r => r.Center == District.First && r.Year == District.Year)).Submissions);
        await WholeAsync();
    }

    [Fact]
    public async Task OneCentreInTwoFiles_IsTakenFromNeither()
    {
        var changed = files.Write("changed.csv", Text(District.Good).Replace(",184,", ",185,"));
        var run = await ImportAsync(CommandLineRun.Sample(District.Good), changed, files.Write("several.csv", Several()));
        Assert.Equal(1, run.Code);
        Assert.Contains("几个文件里都有2026年度的报告", run.Output);
        Assert.Equal([Other], await ImportedAsync());
        await WholeAsync();
    }

    [Theory]
    [InlineData("2027", "没有2027年度的报送批次")]
    [InlineData("2026", "才截止，应由区县在网页上报送并审定")]
    public async Task AYearThatIsNotOver_IsRefused(string year, string told)
    {
        await using var db = host.Db();
        await db.Rounds.Where(r => r.Year == District.Year).ExecuteUpdateAsync(r => r.SetProperty(x => x.GraceEnds, new DateOnly(2027, 1, 15)));
        var run = await CommandLineRun.Of("import", CommandLineRun.Sample(District.Good), "--year", year, "--by", "张三", "--data", Folder);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains(told, run.Error);
    }

    [Fact]
    public async Task WhatIsNoTable_EndsWith2_AndTheOtherFileIsIn()
    {
        var run = await ImportAsync(CommandLineRun.Sample("bad-image.csv"), files["missing.csv"], CommandLineRun.Sample(District.Good));
        Assert.Equal(2, run.Code);
        Assert.Contains("bad-image.csv: 不能按表格读取，没有导入", run.Output);
        Assert.Contains("没有这个文件", run.Output);
        Assert.Equal([District.First, District.Second], await ImportedAsync());
    }

    [Fact]
    public async Task Cancelled_NothingIsLeft()
    {
        await using var before = host.Db();
        var values = await before.SubmittedValues.CountAsync();
        using var cancel = new CancellationTokenSource();
        var importer = new ReportImporter(host.Get<IDbContextFactory<MonitorDb>>(), host.Get<RulebookStore>(), host.Get<DataFolder>(), host.Clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => importer.RunAsync(
            new(District.Year, "张三", new(2027, 1, 4), [new("a.csv", DemoHost.Sample(District.Good))]), _ => cancel.Cancel(), cancel.Token));
        Assert.Empty(await ImportedAsync());
        Assert.Equal(values, await before.SubmittedValues.CountAsync());
        Assert.Equal(0, (await ImportAsync(CommandLineRun.Sample(District.Good))).Code);
        await WholeAsync();
    }

    [Fact]
    public async Task KilledMidway_NobodySeesAnyOfIt_AndTheNextImportTakesAll()
    {
        const int Count = 3_000;
        var file = await ManyAsync(Count);
        using (var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "import", file, "--year", "2024", "--by", "张三", "--data", Folder]) { RedirectStandardError = true })!)
        {
            while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("已检查 1,000 份"))
                Assert.Contains("已检查", line);
            process.Kill();
            await process.WaitForExitAsync();
        }
        Assert.Empty(await ImportedAsync());
        await using (var db = host.Db())
        {
            // Without what was left there would be nothing to show here: it was killed too late, or too early.
            Assert.True(await db.SubmittedValues.AnyAsync(v => !db.Submissions.Any(s => s.Id == v.SubmissionId)));
            Assert.False(await db.Audit.AnyAsync(a => a.Action == "导入历史报告"));
            Assert.False(await db.Uploads.AnyAsync(u => u.IsImported));
        }
        var run = await CommandLineRun.Of("import", file, "--year", "2024", "--by", "张三", "--data", Folder);
        Assert.Contains($"已导入 {Count} 份", run.Output);
        await WholeAsync();
    }

    [Fact]
    public async Task ASecondImportAtATime_IsRefused()
    {
        using var first = new FileStream(Path.Combine(Folder, "import.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var run = await ImportAsync(CommandLineRun.Sample(District.Good));
        Assert.Equal(1, run.Code);
        Assert.Contains("另一个导入正在进行", run.Error);
    }

    string Folder => host.Get<DataFolder>().Path;

    Task<CommandLineRun> ImportAsync(params string[] arguments) => CommandLineRun.Of(["import", .. arguments, "--year", "2026", "--by", "张三", "--data", Folder]);

    static string Text(string sample) => Encoding.UTF8.GetString(DemoHost.Sample(sample)).TrimStart('\uFEFF').Replace("\r\n", "\n");

    /// <summary>Reports of 2024 of as many centres, which are put on the designation list.</summary>
    async Task<string> ManyAsync(int count)
    {
        await using var db = host.Db();
        db.Centers.AddRange(MadeCenter.Many(count, new(2023, 6, 1)));
        await db.SaveChangesAsync();
        var lines = await File.ReadAllLinesAsync(CommandLineRun.Seed(Path.Combine("reports", "2024-500101.csv")));
        var cells = lines[1].Split(',');
        return files.Write("many.csv", string.Join('\n', Enumerable.Range(0, count).Select(i => string.Join(',', [MadeCenter.Code(2023, i).ToString(), $"演示中心{i}", .. cells[2..]])).Prepend(lines[0])));
    }

    /// <summary>The good sample with a third row, of another district's centre.</summary>
    static string Several()
    {
        var lines = Text(District.Good).TrimEnd().Split('\n');
        var cells = lines.Single(l => l.StartsWith(District.Second.ToString(), StringComparison.Ordinal)).Split(',');
        (cells[0], cells[1]) = (Other.ToString(), "");
        return string.Join('\n', [.. lines, string.Join(',', cells)]);
    }

    async Task<IReadOnlyList<CenterCode>> ImportedAsync()
    {
        await using var db = host.Db();
        return await db.Submissions.Where(s => s.Upload.IsImported).Select(s => s.Report.Center).OrderBy(c => c).ToListAsync();
    }

    /// <summary>Of the newest versions of 2026: values with their cells, hashes, the kept file and what was found; not who and when.</summary>
    static async Task<string> StoredAsync(DemoHost of)
    {
        await using var db = of.Db();
        var versions = await db.Submissions.Include(s => s.Values).Include(s => s.Report).Include(s => s.Upload).ThenInclude(u => u.Issues)
            .Where(s => s.Report.Year == District.Year).ToListAsync();
        return string.Join('\n', versions.OrderBy(v => v.Report.Center).Select(v => CanonicalJson.Write(new
        {
            v.Report.Center,
            v.Version,
            v.ContentHash,
            Values = v.Values.OrderBy(x => x.Field).Select(x => new { x.Field, x.Value, x.Raw, x.Sheet, x.Row, x.Column, x.TypedBy, x.TypedAt }),
            v.Upload.FileName,
            v.Upload.Sha256,
            v.Upload.Size,
            v.Upload.District,
            Issues = v.Upload.Issues.Where(i => i.Code != "EVIDENCE-MISSING").OrderBy(i => i.Id).Select(i => new { i.Code, i.Sheet, i.Row, i.Column, i.Center, i.Field, i.Message, i.Fingerprint }),
        })));
    }

    /// <summary>The log holds, no value lacks its submission, and every submission has all values.</summary>
    async Task WholeAsync()
    {
        await using var db = host.Db();
        Assert.Null(AuditChain.Verify(await db.Audit.AsNoTracking().OrderBy(e => e.Id).ToListAsync()));
        await db.Database.OpenConnectionAsync();
        await using var check = db.Database.GetDbConnection().CreateCommand();
        check.CommandText = "SELECT COUNT(*) FROM pragma_foreign_key_check";
        Assert.Equal(0L, await check.ExecuteScalarAsync());
        Assert.All(await db.Submissions.Where(s => s.Upload.IsImported).Select(s => s.Values.Count).ToListAsync(), n => Assert.Equal(33, n));
    }
}
