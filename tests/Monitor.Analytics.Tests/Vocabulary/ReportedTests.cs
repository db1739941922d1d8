using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class ReportedTests
{
    [Fact]
    public void Default_IsMissing() => Assert.Equal(Reported.Missing, default);

    [Theory]
    [InlineData(null, ReportedState.Missing)]
    [InlineData(0.0, ReportedState.Zero)]
    [InlineData(0.01, ReportedState.Value)]
    [InlineData(-1.0, ReportedState.Value)]
    public void State_TellsBlankZeroAndValueApart(double? number, ReportedState state)
    {
        var reported = Reported.Of((decimal?)number);
        Assert.Equal((state, (decimal?)number, number is null), (reported.State, reported.Number, reported.IsMissing));
        Assert.Equal(number is not null, reported.TryGet(out _));
    }

    [Fact]
    public void Zero_OfAnyScale_IsReportedZero() => Assert.Equal(Reported.Zero, Reported.Of(0.00m));

    [Fact]
    public void MissingAndZero_AreNotEqual() => Assert.NotEqual(Reported.Missing, Reported.Zero);

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("12.5")]
    public void Json_RoundTripKeepsTheState(string json) =>
        Assert.Equal(json, CanonicalJson.Write(CanonicalJson.Read<Dictionary<string, Reported>>($$"""{"a":{{json}}}""")["a"]));

    [Fact]
    public void Json_MissingInAMap_IsKeptAsNull() =>
        Assert.Equal("""{"F01":null,"F02":0}""", CanonicalJson.Write(new Dictionary<FieldCode, Reported> { ["F02"] = Reported.Zero, ["F01"] = Reported.Missing }));

    [Fact]
    public void Json_Text_IsRefused() => Assert.ThrowsAny<Exception>(() => CanonicalJson.Read<Reported>("\"—\""));

    [Theory]
    [InlineData(null, "—")]
    [InlineData(0.0, "0")]
    [InlineData(1.50, "1.5")]
    public void Text_ShowsMissingAsADash(double? number, string text) => Assert.Equal(text, Reported.Of((decimal?)number).ToString());

    [Fact]
    public void SourcedValue_RoundTripsWithItsCell()
    {
        var value = new SourcedValue(Reported.Of(3.0m), new("a.csv", "ab", "", 2, 28, "7"));
        var json = CanonicalJson.Write(value);
        Assert.Equal("""{"source":{"address":"AB2","column":28,"file":"a.csv","row":2,"sha256":"ab","sheet":"","submission":"7"},"value":3}""", json);
        Assert.Equal(value, CanonicalJson.Read<SourcedValue>(json));
    }
}
