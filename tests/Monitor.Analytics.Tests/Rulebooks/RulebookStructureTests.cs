using CsCheck;
using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Tests.Rulebooks;

public class RulebookStructureTests
{
    [Theory]
    [InlineData("title", "", "$.title", "缺少必填项")]
    [InlineData("title", "\"  \"", "$.title", "空白")]
    [InlineData("title", "7", "$.title", "文字（写在引号里）")]
    [InlineData("firstYear", "2025.5", "$.firstYear", "整数")]
    [InlineData("indicators/3/weight", "\"10\"", "$.indicators[3].weight", "数（不加引号）")]
    [InlineData("indicators/3/weight", "null", "$.indicators[3].weight", "数（不加引号）")]
    [InlineData("indicators/3/weight", "1e99", "$.indicators[3].weight", "数值范围以内")]
    [InlineData("indicators/3/wieght", "10", "$.indicators[3].wieght", "不认识的项 wieght")]
    [InlineData("indicators/3/core", "\"yes\"", "$.indicators[3].core", "true 或 false")]
    [InlineData("indicators/3/nature", "\"flux\"", "$.indicators[3].nature", "stock、flow、ratio")]
    [InlineData("indicators/3/nature", "1", "$.indicators[3].nature", "stock、flow、ratio")]
    [InlineData("indicators/3/scoring/method", "\"guess\"", "$.indicators[3].scoring.method", "attainment、linear、tiers")]
    [InlineData("indicators/3/scoring/method", "", "$.indicators[3].scoring.method", "缺少必填项")]
    [InlineData("indicators/3/scoring/full", "1", "$.indicators[3].scoring.full", "不认识的项 full")]
    [InlineData("indicators/3/scoring", "[]", "$.indicators[3].scoring", "一组项")]
    [InlineData("indicators/6/scoring/parts/1/scoring/zero", "", "$.indicators[6].scoring.parts[1].scoring.zero", "缺少必填项")]
    [InlineData("indicators/6/scoring/parts/1/formula/sum/0", "3", "$.indicators[6].scoring.parts[1].formula.sum[0]", "文字")]
    [InlineData("indicators", "{}", "$.indicators", "列表")]
    [InlineData("checks/0/must/operator", "\"≤\"", "$.checks[0].must.operator", "<=、>=")]
    [InlineData("rules", "{\"R-TUNED\":{\"parameters\":{\"below\":\"half\"}}}", "$.rules['R-TUNED'].parameters.below", "数")]
    public void WrongShape_IsOneFaultAtItsPath(string at, string json, string path, string said)
    {
        var fault = Assert.Single(Broken.Faults(s => s.Set(at, json)));
        Assert.Equal(path, fault.Path);
        Assert.Contains(said, fault.Message);
    }

    [Fact]
    public void RepeatedMember_IsRefused()
    {
        var fault = Assert.Single(Broken.FaultsOf(Files.AnotherProvince.Replace("\"version\": \"2.1\"", "\"version\": \"2.1\", \"version\": \"3\"")));
        Assert.Equal(("$.version", true), (fault.Path, fault.Message.Contains("不止一次")));
    }

    [Theory]
    [InlineData("", "文件是空的")]
    [InlineData("{\n  \"标题\": x", "第 2 行第 9 个字符")]
    [InlineData("{\"a\": 1,}", "第 1 行")]
    [InlineData("{\n \"标\": \"\\ud800\"}", "第 2 行第 7 个字符")]
    [InlineData("{\n \"标\": \"\\ud800\"}", "不成对")]
    [InlineData("PK\u0003\u0004", "第 1 行第 1 个字符")]
    public void NotJson_IsOneFaultAtItsPlace(string text, string said)
    {
        var fault = Assert.Single(Broken.FaultsOf(text));
        Assert.Equal("$", fault.Path);
        Assert.Contains(said, fault.Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    public void NotAnObject_IsOneFault(string text) => Assert.Equal("$", Assert.Single(Broken.FaultsOf(text)).Path);

    [Fact]
    public void ByteOrderMark_IsAllowed() => Assert.Empty(Broken.FaultsOf('\uFEFF' + Files.AnotherProvince));

    /// <summary>A broken part hides no other fault, and raises none that is not there.</summary>
    [Fact]
    public void SeveralFaults_OfBothKinds_AreAllSaidAtOnce()
    {
        var faults = Broken.Faults(s =>
        {
            s.Set("fields/0/kind", "\"money\"");
            s.Set("indicators/0/weight", "\"20\"");
            s.Set("indicators/1/weight", "-15");
            s.Set("indicators/3/formula/sum", "[\"X99\"]");
            s.Set("scoring/lines/good", "95");
            s.Set("version", "");
            s.Set("rules", "{\"R-PLAIN\":[],\"R-TUNED\":{}}");
        });
        Assert.Equal(
            [
                "$.version", "$.fields[0].kind", "$.indicators[0].weight", "$.rules['R-PLAIN']",
                "$.scoring.lines", "$.indicators[1].weight", "$.indicators[3].formula.sum[0]", "$.rules['R-TUNED'].parameters.below",
            ],
            faults.Select(f => f.Path));
    }

    /// <summary>Whatever a person mistypes, the reader says where; it never fails in another way.</summary>
    [Fact]
    public void MistypedFile_IsReadOrItsFaultsAreSaid()
    {
        var original = Files.AnotherProvince;
        Gen.Select(Gen.Int[0, original.Length - 1], Gen.Int[0, 6], Gen.OneOf("", "\"", "}", "[", "null", ",", "7", "\\ud800", "\uD800", "一"))
            .Sample((at, length, typed) =>
            {
                var faults = Broken.FaultsOf(original.Remove(at, Math.Min(length, original.Length - at)).Insert(at, typed));
                Assert.All(faults, f => Assert.True(f.Path.StartsWith('$') && f.Message.Length > 0));
            }, iter: 2000);
    }

    [Fact]
    public void Exception_SaysEveryFault()
    {
        var e = Assert.Throws<RulebookException>(() => RulebookReader.Read("{\"id\": \"x\"}", Broken.Declared));
        Assert.True(e.Faults.Count > 5);
        Assert.All(e.Faults, f => Assert.Contains($"{f.Path}：{f.Message}", e.Message));
    }
}
