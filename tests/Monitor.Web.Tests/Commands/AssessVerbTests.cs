using System.Text.Json;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Tests.Commands;

public sealed class AssessVerbTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    static readonly string[] Reports = [.. Directory.GetFiles(CommandLineRun.Seed("reports")).Order(StringComparer.Ordinal)];
    static readonly string[] Lists = ["--targets", CommandLineRun.Seed("targets.csv"), "--centers", CommandLineRun.Seed("centers.csv")];
    static readonly string[] Records = ["--incidents", CommandLineRun.Seed("incidents.csv"), "--history", CommandLineRun.Seed("history.json")];

    /// <summary>Of all that the seeds hold, today.</summary>
    static readonly Lazy<Task<CommandLineRun>> Whole = new(() => Assess([.. Lists, .. Records]));

    [Fact]
    public async Task AssessedTwice_IsByteIdentical()
    {
        var first = await Whole.Value;
        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Equal(first, await Assess([.. Lists, .. Records]));
    }

    [Theory, InlineData("json"), InlineData("csv")]
    public async Task OrderOfFiles_DoesNotMatter(string format)
    {
        var (forwards, backwards) = (await Assess([.. Lists, .. Records, "--format", format]), await CommandLineRun.Of(
            ["assess", .. Records, .. Lists, "--format", format, .. Reports.Reverse().SelectMany(r => new[] { "--reports", r })]));
        Assert.Equal(0, forwards.Code);
        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public async Task OrderOfRowsInLists_DoesNotMatter()
    {
        string Turned(string name)
        {
            var lines = File.ReadAllLines(CommandLineRun.Seed(name));
            return scratch.Write(name, string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])));
        }
        string[] turned = ["--targets", Turned("targets.csv"), "--centers", Turned("centers.csv"), "--incidents", Turned("incidents.csv"), .. Records[2..]];
        Assert.Equal(await Whole.Value, await Assess(turned));
    }

    [Fact]
    public async Task FileGivenTwice_CountsOnce() => Assert.Equal(
        await Whole.Value, await CommandLineRun.Of(["assess", "--reports", .. Reports, .. Reports, .. Lists, .. Records]));

    [Fact]
    public async Task DefaultDay_IsTodayInChina() =>
        Assert.Equal(await Whole.Value, await Assess([.. Lists, .. Records, "--as-of", "2027-01-15"]));

    [Fact]
    public async Task AsOf_LeavesOutWhatWasRecordedLater()
    {
        var then = Flags(await Assess([.. Lists, .. Records, "--as-of", "2025-03-15"]));
        Assert.Contains(then, f => f.Key is { Rule: var rule, Center: var center } && rule == "R-RECTIFY" && center == "CQ2024-02");
        Assert.All(then, f => Assert.True(f.Key.Year.Value <= 2025));
        Assert.DoesNotContain(then, f => f.Key.Rule == "V-STILL-BELOW");
        Assert.Contains(Flags(await Whole.Value), f => f.Key.Rule == "V-STILL-BELOW");
    }

    [Fact]
    public async Task WithoutHistoryAndIncidents_ListsWhatIsNotEvaluated()
    {
        var run = await Assess(Lists);
        var rules = Years(run).SelectMany(y => y.GetProperty("notEvaluated").EnumerateArray()).Select(n => n.GetProperty("rule").GetString()).Distinct();
        Assert.Equal(["R-IMPLAUSIBLE", "R-LATE-FIX", "R-OVERDUE", "R-TERM", "V-FALSE", "V-NONCOOP", "V-OTHER", "V-STILL-BELOW", "V-VETO"], rules.Order());
        Assert.Contains(Flags(run), f => f is { Provisional: true } && f.Key.Rule == "R-RECTIFY");
        Assert.Empty(Years(await Whole.Value).SelectMany(y => y.GetProperty("notEvaluated").EnumerateArray()));
    }

    [Fact]
    public async Task TermScorecards_AreThere()
    {
        using var json = JsonDocument.Parse((await Whole.Value).Output);
        var terms = json.RootElement.GetProperty("centers").EnumerateArray()
            .Where(c => c.TryGetProperty("term", out _))
            .ToDictionary(c => c.GetProperty("code").GetString()!, c => CanonicalJson.Read<Scorecard>(c.GetProperty("term").GetRawText()));
        Assert.Equal((Grade.Excellent, Grade.Fail), (terms["CQ2022-01"].Grade, terms["CQ2022-03"].Grade));
        Assert.Equal([2022, 2023, 2024], terms["CQ2022-03"].Term.Select(y => y.Value));
    }

    [Fact]
    public async Task SyntheticHistory_MarksTheOutput()
    {
        using var json = JsonDocument.Parse((await Whole.Value).Output);
        Assert.True(json.RootElement.GetProperty("synthetic").GetBoolean());
        var csv = (await Assess([.. Lists, .. Records, "--format", "csv"])).Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(csv.Skip(1), line => Assert.EndsWith(",演示数据", line));
    }

    [Fact]
    public async Task Csv_HoldsScoresIndicatorsAndFlags()
    {
        var csv = (await Assess([.. Lists, .. Records, "--format", "csv"])).Output;
        Assert.StartsWith("\uFEFF创新中心编码,创新中心名称,期间,类别,", csv);
        Assert.Contains(",2025,风险标记,V-STILL-BELOW,程序缺口,,,,,,预警,", csv);
        Assert.Contains(",2022,综合,cq-2022 1.2,综合得分,,,,91.94,96,优秀,", csv);
        Assert.Contains(",2022,指标,B2,培养工程师,", csv);
        Assert.Contains(",2025,综合,,未报送,", csv);
        Assert.Contains(",未判断,V-VETO,一票否决,,,,,,,缺少重大事项，无法判断。", (await Assess([.. Lists, "--format", "csv"])).Output);
    }

    [Theory]
    [InlineData("bad-text-in-number.csv", 1, "bad-text-in-number.csv: 错误 K3 VALUE-NOT-NUMBER")]
    [InlineData("bad-unknown-center.csv", 1, "CENTER-UNKNOWN")]
    [InlineData("bad-image.csv", 2, "FILE-NOT-TABLE")]
    public async Task ReportFileWithErrors_IsToldOnStandardError_AndNothingIsWritten(string sample, int code, string told)
    {
        var run = await CommandLineRun.Of(["assess", "--reports", CommandLineRun.Sample(sample), .. Reports, .. Lists]);
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(told, run.Error);
    }

    [Fact]
    public async Task SameReportInTwoFiles_EndsWith1()
    {
        var copy = scratch.Write("copy.csv", await File.ReadAllTextAsync(Reports[0]) + "\n");
        var run = await CommandLineRun.Of(["assess", "--reports", .. Reports, copy, .. Lists]);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains($"CQ2022-03 2022年度：{Path.GetFileName(Reports[0])}、copy.csv 里都有", run.Error);
    }

    [Fact]
    public async Task ReportThatTheHistoryKnows_AndIsNotGiven_IsNotTakenForUnreported()
    {
        var run = await CommandLineRun.Of(["assess", "--reports", .. Reports.Skip(1), .. Lists, .. Records]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("历史文件记有 CQ2022-03 2022年度的报告，--reports 里没有", run.Error);
    }

    [Fact]
    public async Task ReportThatTheHistoryDoesNotKnow_CountsAsHandedInOnTheDay_AndIsTold()
    {
        var run = await CommandLineRun.Of(["assess", "--reports", .. Reports, CommandLineRun.Sample("2026-500106-good.csv"), .. Lists, .. Records]);
        Assert.Equal(0, run.Code);
        Assert.Contains("历史文件没有 CQ2024-01 2026年度的报送日期，视为 2027-01-15 报送、尚未核定", run.Output);
    }

    [Fact]
    public async Task CenterOfAListThatIsNotDesignated_IsLeftOut_AndTold()
    {
        var incidents = scratch.Write("stranger.csv", (await File.ReadAllTextAsync(CommandLineRun.Seed("incidents.csv"))).Replace("CQ2025-04", "CQ2029-04"));
        Assert.Contains("CQ2029-04 不在建设名单，其重大事项未采用", (await Assess([.. Lists, "--incidents", incidents])).Output);
    }

    [Theory]
    [InlineData("--centers", "code,name,industry,lead_entity,lead_district,joint_districts,batch,designated_on\nA,a,a,a,500106,,2026,2026-01-01\nA,a,a,a,500106,,2026,2026-01-01", "“A”出现了不止一次")]
    [InlineData("--targets", "center,year,code,value\nCQ2025-01,2025,A1,many", "第2行“value”为“many”")]
    [InlineData("--history", "{\"format\":\"monitor-history/9\"}", "应为“monitor-history/1”")]
    public async Task ListThatCannotBeUsed_EndsWith2(string option, string text, string told)
    {
        string[] lists = [.. Lists, .. Records];
        lists[Array.IndexOf(lists, option) + 1] = scratch.Write($"list{option}", text);
        var run = await Assess(lists);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(told, run.Error);
    }

    [Fact]
    public async Task TwoRulebooksOfOneYear_EndWith2()
    {
        var twin = scratch.Write("twin.json", (await File.ReadAllTextAsync(CommandLineRun.Seed("rulebooks/cq-2026.json"))).Replace("\"version\": \"1.0\"", "\"version\": \"2.0\""));
        var run = await Assess([.. Lists, "--rulebook", CommandLineRun.Seed("rulebooks/cq-2026.json"), "--rulebook", twin]);
        Assert.Equal(2, run.Code);
        Assert.Contains("都从 2026 年度起施行", run.Error);
    }

    static Task<CommandLineRun> Assess(string[] options) => CommandLineRun.Of(["assess", "--reports", .. Reports, .. options]);

    static List<JsonElement> Years(CommandLineRun run) =>
        [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("centers").EnumerateArray().SelectMany(c => c.GetProperty("years").EnumerateArray())];

    internal static List<RiskFlag> Flags(CommandLineRun run) =>
        [.. Years(run).SelectMany(y => y.GetProperty("flags").EnumerateArray()).Select(f => CanonicalJson.Read<RiskFlag>(f.GetRawText()))];
}
