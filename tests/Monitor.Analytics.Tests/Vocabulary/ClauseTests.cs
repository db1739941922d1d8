using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class ClauseTests
{
    [Theory]
    [InlineData("三（四）1", "渝经信教培〔2026〕6号", "三（四）1")]
    [InlineData("渝经信教培〔2026〕6号 三（四）1", "渝经信教培〔2026〕6号", "三（四）1")]
    [InlineData("一（二）1、一（四）", "渝经信教培〔2026〕6号", "一（二）1、一（四）")]
    [InlineData("工信厅科〔2018〕37号 第十二条", "工信厅科〔2018〕37号", "第十二条")]
    [InlineData("本系统归类", "本系统归类", "")]
    [InlineData("程序规则", "程序规则", "")]
    public void KnownForm_IsRead(string text, string source, string number)
    {
        Assert.True(Clause.TryParse(text, out var clause));
        Assert.Equal((source, number), (clause.Source, clause.Number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("三（五）")]
    [InlineData("一（二）1、")]
    [InlineData("渝经信教培〔2026〕6号 三（五）")]
    [InlineData("工信厅科〔2018〕37号")]
    [InlineData("第十二条")]
    public void UnknownForm_IsRefused(string text) => Assert.False(Clause.TryParse(text, out _));

    [Theory]
    [InlineData("三（一）")]
    [InlineData("工信厅科〔2018〕37号 第十二条")]
    [InlineData("本系统归类")]
    public void ShortAndJson_AreReadBack(string text)
    {
        Assert.True(Clause.TryParse(text, out var clause));
        Assert.Equal(text, clause.Short);
        Assert.Equal(clause, CanonicalJson.Read<Clause>(CanonicalJson.Write(clause)));
    }
}
