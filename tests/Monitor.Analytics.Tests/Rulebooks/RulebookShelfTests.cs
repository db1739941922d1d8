using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Tests.Rulebooks;

public class RulebookShelfTests
{
    static readonly Rulebook From2022 = RulebookReader.Read(Files.Cq2022);
    static readonly Rulebook From2026 = RulebookReader.Read(Files.Cq2026);
    static readonly RulebookShelf Shelf = new([From2026, From2022]);

    [Theory]
    [InlineData(2021, "cq-2022")]
    [InlineData(2022, "cq-2022")]
    [InlineData(2025, "cq-2022")]
    [InlineData(2026, "cq-2026")]
    [InlineData(2099, "cq-2026")]
    public void For_IsTheLatestSchemeInForce(int year, string id) => Assert.Equal(id, Shelf.For(year).Id);

    [Fact]
    public void NoScheme_IsRefused() => Assert.Throws<ArgumentException>(() => new RulebookShelf([]));

    [Fact]
    public void TwoSchemesWithOneFirstYear_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new RulebookShelf([From2022, From2026 with { FirstYear = 2022 }]));
}
