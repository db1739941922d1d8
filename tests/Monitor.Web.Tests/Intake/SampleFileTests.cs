using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

/// <summary>The files that come with the product are read as their README says.</summary>
public class SampleFileTests
{
    [Theory, InlineData("2026-500106-good.csv"), InlineData("2026-500106-good.xlsx"), InlineData("2026-500106-good-gb18030.csv")]
    public void GoodFile_CanBeSubmitted(string name)
    {
        var file = Seeds.CheckSample(name);
        Assert.Equal(["CQ2024-01", "CQ2025-01"], file.Reports.Select(r => r.Center.ToString()));
        Assert.All(file.Reports, r => Assert.True(r.CanSubmit));
    }

    [Fact]
    public void GoodFiles_HoldTheSameValues_InEachForm()
    {
        var values = new[] { "2026-500106-good.csv", "2026-500106-good.xlsx", "2026-500106-good-gb18030.csv" }
            .Select(n => Seeds.CheckSample(n).Reports.Select(r => CanonicalJson.Write(r.Values.ToDictionary(v => v.Key, v => v.Value.Value)))).ToList();
        Assert.Equal(values[0], values[1]);
        Assert.Equal(values[0], values[2]);
    }

    [Theory]
    [InlineData("bad-empty.csv", "FILE-EMPTY")]
    [InlineData("bad-image.csv", "FILE-NOT-TABLE")]
    [InlineData("bad-headers.csv", "HEADER-MISSING")]
    public void BadFile_IsBlockedWhole(string name, string code)
    {
        var file = Seeds.CheckSample(name);
        Assert.True(file.IsBlocked);
        Assert.Contains(file.Issues, i => i.Code == code);
        Assert.DoesNotContain(file.Reports, r => r.CanSubmit);
    }
}
