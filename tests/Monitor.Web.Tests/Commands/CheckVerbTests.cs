using System.Text.Json;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Tests.Commands;

public sealed class CheckVerbTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    static readonly string[] Lists = ["--centers", CommandLineRun.Seed("centers.csv"), "--year", "2026", "--district", "500106"];

    [Theory]
    [InlineData("2026-500106-good.csv", 0, "可报送 2 份")]
    [InlineData("2026-500106-good.xlsx", 0, "可报送 2 份")]
    [InlineData("2026-500106-good-gb18030.csv", 0, "可报送 2 份")]
    [InlineData("awkward-two-row-header.xlsx", 0, "可报送 2 份")]
    [InlineData("awkward-several-sheets.xlsx", 0, "可报送 2 份")]
    [InlineData("awkward-transposed.xlsx", 0, "可报送 2 份")]
    [InlineData("awkward-units.xlsx", 0, "可报送 2 份")]
    [InlineData("awkward-gbk-tabs.txt", 0, "可报送 2 份")]
    [InlineData("awkward-wide-commas.txt", 0, "可报送 2 份")]
    [InlineData("awkward-names.csv", 1, "提示 A2 HEADER-SIMILAR")]
    [InlineData("awkward-errors.xlsx", 1, "错误 报送表!D3 VALUE-EXCEL-ERROR")]
    [InlineData("bad-headers.csv", 1, "HEADER-MISSING")]
    [InlineData("bad-text-in-number.csv", 1, "错误 K3 VALUE-NOT-NUMBER")]
    [InlineData("bad-unknown-center.csv", 1, "错误 A3 CENTER-UNKNOWN")]
    [InlineData("bad-other-district.csv", 1, "错误 A3 CENTER-FOREIGN")]
    [InlineData("bad-year.csv", 1, "错误 C2 YEAR-NOT-OPEN")]
    [InlineData("bad-duplicate-row.csv", 1, "错误 第3行 ROW-DUPLICATE")]
    [InlineData("bad-checks.csv", 1, "错误 R3 CHECK-FAILED(stayed-within-tracked)")]
    [InlineData("bad-empty.csv", 2, "FILE-EMPTY")]
    [InlineData("bad-image.csv", 2, "FILE-NOT-TABLE")]
    public async Task Sample_EndsWithItsCode_AndTellsItsIssue(string sample, int code, string told)
    {
        var run = await CommandLineRun.Of(["check", CommandLineRun.Sample(sample), .. Lists]);
        Assert.Equal((code, ""), (run.Code, run.Error));
        Assert.Contains(told, run.Output);
        Assert.All(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1), line => Assert.StartsWith(CommandLineRun.Sample(sample), line));
    }

    [Fact]
    public void EverySample_IsChecked()
    {
        var checkedHere = typeof(CheckVerbTests).GetMethod(nameof(Sample_EndsWithItsCode_AndTellsItsIssue))!.GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal(
            Directory.GetFiles(CommandLineRun.Seed("samples")).Select(Path.GetFileName).Where(n => n != "README.md").Order(),
            checkedHere.Order());
    }

    [Fact]
    public async Task DistrictThatFollowed_LeadsTheCentersOfTheOneItFollowed()
    {
        string[] check = ["check", CommandLineRun.Seed("reports/2025-LJXQ.csv"), "--centers", CommandLineRun.Seed("centers.csv"), "--district"];
        Assert.Equal(0, (await CommandLineRun.Of([.. check, "LJXQ"])).Code);
        Assert.Equal(0, (await CommandLineRun.Of([.. check, "500112"])).Code);
        Assert.Equal(1, (await CommandLineRun.Of([.. check, "500106"])).Code);
    }

    [Fact]
    public async Task MissingFile_EndsWith2_AndTheOthersAreStillChecked()
    {
        var run = await CommandLineRun.Of("check", scratch["none.csv"], CommandLineRun.Sample("bad-text-in-number.csv"));
        Assert.Equal(2, run.Code);
        Assert.Contains($"{scratch["none.csv"]}: 错误 FILE-MISSING: 文件打不开（没有这个文件）", run.Output);
        Assert.Contains("VALUE-NOT-NUMBER", run.Output);
    }

    [Fact]
    public async Task FileOfOver30Megabytes_IsReadWithoutLimit()
    {
        var blank = string.Concat(Enumerable.Repeat(new string(' ', 90_000) + "\n", 360));
        var big = scratch.Write("big.csv", await File.ReadAllTextAsync(CommandLineRun.Sample("2026-500106-good.csv")) + blank);
        Assert.True(new FileInfo(big).Length > 30 * 1024 * 1024);
        var run = await CommandLineRun.Of("check", big);
        Assert.Equal(0, run.Code);
        Assert.Contains("可报送 2 份；错误 0，提醒 1，提示 0", run.Output);
    }

    [Fact]
    public async Task WhatNeedsAListThatIsNotGiven_IsNotChecked_AndTold()
    {
        var without = await CommandLineRun.Of("check", CommandLineRun.Sample("bad-unknown-center.csv"));
        Assert.Equal(0, without.Code);
        Assert.Contains("未核对：编码是否在建设名单、名称和应报年度（没有 --centers）；是否由本区县牵头（没有 --district）；年度是否开放（没有 --year）", without.Output);
        var with = await CommandLineRun.Of(["check", CommandLineRun.Sample("bad-unknown-center.csv"), .. Lists]);
        Assert.DoesNotContain("没有 --", with.Output);
    }

    [Theory]
    [InlineData("--district 要与 --centers 同用", "--district", "500106")]
    [InlineData("没有这个区县", "--district", "999999", "--centers", "centers.csv")]
    [InlineData("none.csv：无法读取", "--centers", "none.csv")]
    [InlineData("$.version", "--rulebook", "samples/README.md", "faulty")]
    public async Task ListThatCannotBeUsed_EndsWith2(string told, params string[] options)
    {
        if (options[^1] == "faulty") options = ["--rulebook", scratch.Write("faulty.json", "{}")];
        var run = await CommandLineRun.Of(["check", CommandLineRun.Sample("2026-500106-good.csv"), .. options.Select(o => o.EndsWith(".csv", StringComparison.Ordinal) ? CommandLineRun.Seed(o) : o)]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(told, run.Error);
    }

    [Fact]
    public async Task Json_HoldsFilesReportsAndIssues()
    {
        string[] check = ["check", CommandLineRun.Sample("bad-text-in-number.csv"), CommandLineRun.Sample("bad-image.csv"), "--format", "json"];
        var run = await CommandLineRun.Of(check);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("monitor-check/1", json.RootElement.GetProperty("format").GetString());
        var files = json.RootElement.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal([true, false], files.Select(f => f.GetProperty("readable").GetBoolean()));
        var report = files[0].GetProperty("reports").EnumerateArray().Single(r => !r.GetProperty("canSubmit").GetBoolean());
        Assert.Equal(("CQ2025-01", 2026, 3), (report.GetProperty("center").GetString(), report.GetProperty("year").GetInt32(), report.GetProperty("row").GetInt32()));
        var issue = files[0].GetProperty("issues").EnumerateArray().Single(i => i.GetProperty("severity").GetString() == "error");
        Assert.Equal((IssueCatalog.ValueNotNumber.Code, "K3", "一百二"),
            (issue.GetProperty("code").GetString(), issue.GetProperty("address").GetString(), issue.GetProperty("found").GetString()));
        Assert.Equal(run, await CommandLineRun.Of(check));
    }

    [Fact]
    public async Task YearsOfTwoRulebooks_InOneFile_EachGoByTheirOwn()
    {
        var lines = await File.ReadAllLinesAsync(CommandLineRun.Sample("2026-500106-good.csv"));
        var mixed = scratch.Write("mixed.csv", string.Join('\n', lines[0], lines[1], lines[1].Replace(",2026,", ",2025,")));
        string Scheme(string name, Func<string, string> change) =>
            scratch.Write(name, change(File.ReadAllText(CommandLineRun.Seed($"rulebooks/{name}"))));
        // Only the earlier scheme lost the check; whole counts stay.
        var rulebooks = new[] { Scheme("cq-2022.json", s => s.Replace("\"stayed-within-tracked\"", "\"stayed-renamed\"")), Scheme("cq-2026.json", s => s) };
        var broken = scratch.Write("broken.csv", string.Join('\n', (await File.ReadAllLinesAsync(mixed)).Select(l => Replace(l, "R", "9999"))));
        var run = await CommandLineRun.Of(["check", broken, "--rulebook", .. rulebooks]);
        Assert.Equal(1, run.Code);
        Assert.Contains("R2 CHECK-FAILED(stayed-within-tracked)", run.Output);
        Assert.Contains("R3 CHECK-FAILED(stayed-renamed)", run.Output);
    }

    /// <summary>A line of data with one cell replaced; the header stays.</summary>
    static string Replace(string line, string column, string value)
    {
        if (!line.StartsWith("CQ", StringComparison.Ordinal)) return line;
        var cells = line.Split(',');
        cells[column[0] - 'A'] = value;
        return string.Join(',', cells);
    }
}
