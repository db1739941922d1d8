using Monitor.Web.Features.Commands;

namespace Monitor.Web.Tests.Commands;

public class VerbsTests
{
    [Theory]
    [InlineData("check", "a.csv")]
    [InlineData("assess")]
    [InlineData("export")]
    [InlineData("rulebook", "check", "a.json")]
    [InlineData("user", "add", "zhang")]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--version")]
    [InlineData("--demo", "--help")]
    [InlineData("chek")]
    public void Verb_OrHelp_IsForTheCommandLine(params string[] args) => Assert.True(Verbs.Called(args));

    [Theory]
    [InlineData]
    [InlineData("--demo")]
    [InlineData("--demo", "--urls", "http://localhost:5181")]
    [InlineData("--data", "check")]
    [InlineData("--demo=true")]
    [InlineData("urls=http://localhost:5181")]
    public void OptionsOfTheWebProgram_AreNot(params string[] args) => Assert.False(Verbs.Called(args));

    [Fact]
    public async Task Help_OfTheProgram_NamesItsVerbsAndTheOptionsOfTheWebProgram()
    {
        var run = await CommandLineRun.Of("--help");
        Assert.Equal(0, run.Code);
        Assert.All(["check", "assess", "import", "export", "rulebook", "user", "--demo", "--urls", "--data"], word => Assert.Contains(word, run.Output));
    }

    [Theory]
    [InlineData("check", "2  有文件不能按表格读取")]
    [InlineData("assess", "notEvaluated")]
    [InlineData("export", "monitor-history/1")]
    [InlineData("rulebook check", "JSON 路径")]
    [InlineData("user add", "没有任何角色")]
    [InlineData("import", "没有审定声明和回执")]
    public async Task Help_OfEachVerb_IsChineseAndTellsTheExitCodes(string verb, string told)
    {
        var run = await CommandLineRun.Of([.. verb.Split(' '), "--help"]);
        Assert.Equal(0, run.Code);
        Assert.All(["用法", "选项", "退出码", "  0  ", "  2  ", told], word => Assert.Contains(word, run.Output));
        Assert.DoesNotContain("Usage", run.Output);
    }

    [Fact]
    public async Task Version_IsTheProgramsOwn() => Assert.Equal(AppVersion.Text, (await CommandLineRun.Of("--version")).Output.Trim());

    [Theory]
    [InlineData("chek a.csv", "不认识“chek”")]
    [InlineData("check", "缺少“FILE”")]
    [InlineData("check a.csv --format xml", "“--format”为“xml”，应为 --format text|json")]
    [InlineData("check a.csv --year", "缺少“--year YYYY”")]
    [InlineData("check a.csv --year 1999", "“--year”为“1999”")]
    [InlineData("assess --reports a.csv", "缺少“--targets FILE”")]
    [InlineData("assess --reports a --targets b --centers c --as-of 2027-02-30", "“--as-of”为“2027-02-30”，应为 --as-of YYYY-MM-DD")]
    [InlineData("rulebook", "缺少命令，应为 check 之一")]
    [InlineData("rulebook check a b", "不认识“b”")]
    [InlineData("user add zhang", "缺少“--name 姓名”")]
    [InlineData("import a.csv --year 2025", "缺少“--by 姓名”")]
    [InlineData("import a.csv --year 1999 --by 张三", "“--year”为“1999”")]
    public async Task Misuse_IsToldInChinese_AndEndsWith2(string line, string told)
    {
        var run = await CommandLineRun.Of(line.Split(' '));
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(told, run.Error);
        Assert.Contains("--help", run.Error);
        Assert.DoesNotContain("Option", run.Error);
    }
}
