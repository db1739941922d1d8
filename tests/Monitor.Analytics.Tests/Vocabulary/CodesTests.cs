using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class CodesTests
{
    [Fact]
    public void Code_IsTrimmedAndUpperCase() => Assert.Equal("CQ2026-01", new CenterCode(" cq2026-01 ").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Code_Empty_IsRefused(string text)
    {
        Assert.Throws<ArgumentException>(() => new CenterCode(text));
        Assert.Throws<ArgumentException>(() => new FieldCode(text));
    }

    [Fact]
    public void Code_DiffersOnlyInCase_IsTheSame() => Assert.Equal(new IndicatorCode("b2"), new IndicatorCode("B2"));
}
