using CsCheck;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class CanonicalJsonTests
{
    [Fact]
    public void Keys_AreInOrdinalOrder_AtEveryDepth() =>
        Assert.Equal("""{"B":{"Z":1,"a":2},"a":[{"x":1,"y":2}]}""", CanonicalJson.Write(new Dictionary<string, object>
        {
            ["a"] = new[] { new { Y = 2, X = 1 } },
            ["B"] = new Dictionary<string, int> { ["a"] = 2, ["Z"] = 1 },
        }));

    [Fact]
    public void Decimals_OfAnyScale_AreWrittenAlike() => Assert.Equal(CanonicalJson.Write(1.5m), CanonicalJson.Write(1.500m));

    [Fact]
    public void NullMembers_AreLeftOut_AndListsKeepTheirOrder() =>
        Assert.Equal("""{"b":[3,1,2]}""", CanonicalJson.Write(new { A = (string?)null, B = new[] { 3, 1, 2 } }));

    [Fact]
    public void Chinese_IsWrittenAsItIs() => Assert.Equal("\"优秀\"", CanonicalJson.Write("优秀"));

    [Fact]
    public void Enums_AreCamelCaseNames() => Assert.Equal("\"excellent\"", CanonicalJson.Write(Grade.Excellent));

    [Fact]
    public void Map_FilledInAnyOrder_IsTheSameText() =>
        Gen.Shuffle(Enumerable.Range(0, 12).ToArray()).Sample(order =>
            CanonicalJson.Write(order.ToDictionary(n => $"k{n}")) == CanonicalJson.Write(order.Order().ToDictionary(n => $"k{n}")));
}
