using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Intake;

/// <summary>Missing, zero and a value are three things, before and after.</summary>
public sealed class VersionComparisonTests
{
    static readonly Rulebook Scheme = RulebookBuilder.Of();

    [Theory]
    [InlineData("—", "—", ChangeKind.Same, null, null)]
    [InlineData("—", "0", ChangeKind.FilledIn, null, null)]
    [InlineData("—", "5", ChangeKind.FilledIn, null, null)]
    [InlineData("0", "—", ChangeKind.Emptied, null, null)]
    [InlineData("5", "—", ChangeKind.Emptied, null, null)]
    [InlineData("0", "0", ChangeKind.Same, "0", null)]
    [InlineData("0", "5", ChangeKind.Raised, "5", null)]
    [InlineData("5", "0", ChangeKind.Lowered, "-5", "-1")]
    [InlineData("4", "5", ChangeKind.Raised, "1", "0.25")]
    [InlineData("5", "5.0", ChangeKind.Same, "0", "0")]
    public void Change_TellsMissingZeroAndValueApart(string before, string after, ChangeKind kind, string? difference, string? share)
    {
        var change = VersionComparison.Of(Scheme, Values(before), Values(after)).Single(c => c.Field.Code == "F08");
        Assert.Equal((kind, Decimal(difference), Decimal(share)), (change.Kind, change.Difference, change.Share));
    }

    [Fact]
    public void EveryFieldOfTheRulebookComesInItsOrder_ThenWhatOnlyAVersionHas()
    {
        var changes = VersionComparison.Of(Scheme, new Dictionary<FieldCode, Reported> { ["F99"] = Reported.Of(1) }, new Dictionary<FieldCode, Reported>());
        Assert.Equal([.. Scheme.Fields.Select(f => f.Code), "F99"], changes.Select(c => c.Field.Code));
        Assert.Equal(ChangeKind.Emptied, changes[^1].Kind);
    }

    static Dictionary<FieldCode, Reported> Values(string text) => new() { ["F08"] = text == "—" ? Reported.Missing : Reported.Of(Decimal(text)) };

    static decimal? Decimal(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
