using CsCheck;
using Monitor.Analytics.Intake;

namespace Monitor.Analytics.Tests.Intake;

public class UnitsTests
{
    [Theory]
    [InlineData("元", "万元", "0.0001")]
    [InlineData("千元", "万元", "0.1")]
    [InlineData("百万元", "万元", "100")]
    [InlineData("亿元", "万元", "10000")]
    [InlineData("万元", "元", "10000")]
    [InlineData("万元", "万元", "1")]
    [InlineData("平方米", "㎡", "1")]
    [InlineData("m2", "㎡", "1")]
    [InlineData("万平方米", "㎡", "10000")]
    [InlineData("万人", "人", "10000")]
    [InlineData("名", "人", "1")]
    [InlineData("个", "项", "1")]
    [InlineData("万", "人", "10000")]
    [InlineData("亿", "", "100000000")]
    [InlineData("%", "", "0.01")]
    [InlineData("%", "%", "1")]
    [InlineData("万", "万元", null)]
    [InlineData("元", "人", null)]
    [InlineData("人次", "人", null)]
    [InlineData("个", "人", null)]
    [InlineData("%", "人", null)]
    [InlineData("美元", "万元", null)]
    [InlineData("小时", "学时", null)]
    public void Factor_IsExact_OrNone(string from, string to, string? factor) =>
        Assert.Equal(factor, Units.Factor(from, to)?.ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void ThereAndBack_IsTheSame() =>
        Gen.Select(Gen.OneOf("元", "千元", "万元", "亿元"), Gen.OneOf("元", "千元", "万元", "亿元"), Gen.Int[0, 1_000_000_000])
            .Sample((from, to, n) => n / 100m * Units.Factor(from, to)!.Value * Units.Factor(to, from)!.Value == n / 100m);
}
