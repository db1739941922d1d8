using System.Text.RegularExpressions;
using Monitor.Web.Features.Cases;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Cases;

/// <summary>What a desk says first counts only what there is.</summary>
public sealed class AnswerTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly Regex Nothing = new(@"(?<!\d)0 ?[项个家件次]");

    [Theory]
    [InlineData("fuhe")]
    [InlineData("lingdao")]
    [InlineData("baosong")]
    public async Task Desks_OfTheDemo_CountNothingThatIsNotThere(string user)
    {
        var actor = host.Actor(user);
        await using var db = host.Db();
        var answers = new List<string> { (await host.Get<CaseReader>().BoardAsync(actor, default)).Answer, (await host.Get<Ledger>().OfAsync(actor, default)).Answer };
        foreach (var center in db.Centers.AsEnumerable().Where(actor.Sees))
            answers.Add((await host.Get<CenterCases>().OfAsync(actor, center.Code.ToString(), default)).Answer);
        Assert.True(answers.Count > 2);
        Assert.All(answers, a => Assert.DoesNotMatch(Nothing, a));
    }

    [Theory]
    [InlineData("fuhe", "CQ2025-04", "1项风险标记待处理，1个年度可提出整改。")]
    [InlineData("fuhe", "CQ2023-04", "3项风险标记待处理。")]
    [InlineData("baosong", "CQ2025-01", "目前没有待处置的事项，也没有在办案件。")]
    public async Task Desk_OfACenter_SaysWhatIsToDo(string user, string center, string answer) =>
        Assert.Equal(answer, (await host.Get<CenterCases>().OfAsync(host.Actor(user), center, default)).Answer);

    [Fact]
    public void Board_WithoutAnyCase_SaysSoInWords() => Assert.Equal("没有在办案件，尚无办结的案件。", new CaseBoard([], 0).Answer);

    [Fact]
    public void Ledger_WithoutEntries_SaysSoInWords() => Assert.Equal("没有逾期、催报或被拒绝的记录。", new LedgerView([]).Answer);
}
