using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class ClauseTests
{
    [Fact]
    public void Notice2026_KnownClause_NamesDocumentAndNumber()
    {
        var clause = Clause.Notice2026("三（四）4");
        Assert.Equal(("三（四）4", "渝经信教培〔2026〕6号 三（四）4"), (clause.Short, clause.ToString()));
    }

    [Theory]
    [InlineData("三（五）")]
    [InlineData("三(一)")]        // half-width brackets
    [InlineData("")]
    public void Notice2026_NoSuchClause_IsRefused(string number) => Assert.Throws<ArgumentException>(() => Clause.Notice2026(number));

    [Theory]
    [InlineData("三（一）")]
    [InlineData("一（二）1、一（四）")]
    [InlineData("本系统归类")]
    [InlineData("程序规则")]
    public void TryParse_ReadsWhatShortWrites(string text)
    {
        Assert.True(Clause.TryParse(text, out var clause));
        Assert.Equal(text, clause.Short);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("一（二）1、九（九）")]
    [InlineData("一（二）1、")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(Clause.TryParse(text, out _));

    [Theory]
    [InlineData("三（一）")]
    [InlineData("一（二）1、一（四）")]
    [InlineData("本系统归类")]
    public void Json_RoundTrips(string text)
    {
        Assert.True(Clause.TryParse(text, out var clause));
        Assert.Equal(clause, CanonicalJson.Read<Clause>(CanonicalJson.Write(clause)));
    }

    [Fact]
    public void OwnAndProcedure_AreNotOfTheNotice()
    {
        Assert.Equal(("本系统归类", "程序规则"), (Clause.Own.ToString(), Clause.Procedure.ToString()));
        Assert.NotEqual(Clause.Own, Clause.Procedure);
    }
}
