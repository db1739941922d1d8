using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class NumbersTests
{
    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("100", "100")]       // zeros before the point stay
    [InlineData("100.00", "100")]
    [InlineData("0.00", "0")]
    [InlineData("-2.10", "-2.1")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Text_HasNoTrailingZerosAndNoExponent(string written, string text) => Assert.Equal(text, Numbers.Text(decimal.Parse(written)));

    [Fact]
    public void Text_OfANegatedZero_HasNoSign() => Assert.Equal("0", Numbers.Text(-decimal.Zero));

    [Fact]
    public void Text_OfNothing_IsTheMissingMark() => Assert.Equal(Numbers.MissingMark, Numbers.Text(null));
}
