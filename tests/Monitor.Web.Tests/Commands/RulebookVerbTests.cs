namespace Monitor.Web.Tests.Commands;

public sealed class RulebookVerbTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    [Theory, InlineData("cq-2022"), InlineData("cq-2026")]
    public async Task ShippedRulebook_CanBeUsed(string id)
    {
        var run = await CommandLineRun.Of("rulebook", "check", CommandLineRun.Seed($"rulebooks/{id}.json"));
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith($"{id} 1.2 ", run.Output);
        Assert.Equal(id == "cq-2022", run.Output.Contains("演示方案"));
    }

    [Fact]
    public async Task Faults_AreToldEachAtItsPath()
    {
        var text = await File.ReadAllTextAsync(CommandLineRun.Seed("rulebooks/cq-2026.json"));
        var faulty = text.Replace("\"firstYear\": 2026", "\"firstYear\": \"2026\"").Replace("\"progressLine\": 0.7", "\"progressLine\": 70");
        var run = await CommandLineRun.Of("rulebook", "check", scratch.Write("faulty.json", faulty));
        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Matches(@"(?m)^\$\.firstYear: 现为", run.Output);
        Assert.Matches(@"(?m)^\$\.scoring\.progressLine: 现为", run.Output);
        Assert.EndsWith("2 处错误", run.Output.TrimEnd());
    }

    [Fact]
    public async Task TextThatIsNotJson_IsOneFault() =>
        Assert.Equal(1, (await CommandLineRun.Of("rulebook", "check", scratch.Write("text.json", "考核方案"))).Code);

    [Fact]
    public async Task MissingFile_EndsWith2()
    {
        var run = await CommandLineRun.Of("rulebook", "check", scratch["none.json"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("没有这个文件", run.Error);
    }
}
