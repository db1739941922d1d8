using Monitor.Analytics.Risk.Rules;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Risk;

/// <summary>Which corrections open an inquiry: downward only, beyond the rulebook's share of what was reported.</summary>
public sealed class InquiryBoundTests
{
    static readonly Rulebook Rulebook = RulebookReader.Read(Files.Cq2026);

    [Theory]
    [InlineData("100", "70", false)]
    [InlineData("100", "69.99", true)]
    [InlineData("100", "0", true)]
    [InlineData("100", null, true)]
    [InlineData("100", "300", false)]
    [InlineData("0", null, false)]
    [InlineData(null, "5", false)]
    public void Correction_CallsForAnInquiry_BelowSeventyPercentOfWhatWasReported(string? reported, string? verified, bool calls) =>
        Assert.Equal(calls, DeclaredFalsity.CallsForInquiry(Rulebook, Value(reported), Value(verified)));

    static Reported Value(string? text) => Reported.Of(text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
