namespace Monitor.Analytics.Tests.Rulebooks;

public class RulebookMeaningTests
{
    [Theory]
    [InlineData("id", "\"Another Province\"", "$.id")]
    [InlineData("firstYear", "1999", "$.firstYear")]
    [InlineData("firstYear", "2100", "$.firstYear")]
    [InlineData("scoring/lines/excellent", "101", "$.scoring.lines.excellent")]
    [InlineData("scoring/lines/pass", "-1", "$.scoring.lines.pass")]
    [InlineData("scoring/lines/good", "90", "$.scoring.lines")]
    [InlineData("scoring/lines/good", "65", "$.scoring.lines")]
    [InlineData("scoring/progressLine", "0", "$.scoring.progressLine")]
    [InlineData("scoring/progressLine", "1.01", "$.scoring.progressLine")]
    [InlineData("scoring/outcomeLine", "101", "$.scoring.outcomeLine")]
    [InlineData("scoring/minimumScoredWeight", "-1", "$.scoring.minimumScoredWeight")]
    [InlineData("scoring/minimumScoredWeight", "100.5", "$.scoring.minimumScoredWeight")]
    [InlineData("fields/7/code", "\"X9\"", "$.fields[8].code", "$.adjustments[0].formula.sum[0]")]
    [InlineData("fields/0/name", "\"收入\"", "$.fields[1].aliases[0]")]
    [InlineData("fields/0/name", "\"营业 收入\"", "$.fields[1].name")]
    [InlineData("fields/0/name", "\"年度\"", "$.fields[0].name")]
    [InlineData("fields/1/aliases/0", "\" \"", "$.fields[1].aliases[0]")]
    [InlineData("fields/2/maximum", "0", "$.fields[2].maximum")]
    [InlineData("dimensions/0/clause", "\"九（一）\"", "$.dimensions[0].clause")]
    [InlineData("dimensions/0/cap", "0", "$.dimensions[0].cap")]
    [InlineData("indicators/1/code", "\"P1\"", "$.indicators[1].code")]
    [InlineData("indicators/1/code", "\"p2\"", "$.indicators[1].code")]
    [InlineData("indicators/1/code", "\"X1\"", "$.indicators[1].code")]
    [InlineData("indicators/1/code", "\"Q3.1\"", "$.indicators[6].scoring.parts[0].code")]
    [InlineData("indicators/1/dimension", "\"Z\"", "$.indicators[1].dimension")]
    [InlineData("indicators/1/clause", "\"三（九）\"", "$.indicators[1].clause")]
    [InlineData("indicators/1/weight", "-0.1", "$.indicators[1].weight")]
    [InlineData("indicators/1/defaultTarget", "0", "$.indicators[1].defaultTarget")]
    [InlineData("indicators/1/cap", "100.1", "$.indicators[1].cap")]
    [InlineData("indicators/1/formula", "{}", "$.indicators[1].formula.sum")]
    [InlineData("indicators/1/formula/sum/0", "\"F08\"", "$.indicators[1].formula.sum[0]")]
    [InlineData("indicators/1/formula/sum", "[\"X3\", \"X3\"]", "$.indicators[1].formula.sum[1]")]
    [InlineData("indicators/1/formula/over", "[\"X1\"]", "$.indicators[1].formula.over")]
    [InlineData("indicators/0/formula/over", "[]", "$.indicators[0].formula.over")]
    [InlineData("indicators/0/formula/scale", "0", "$.indicators[0].formula.scale")]
    [InlineData("indicators/4/formula", "{\"sum\":[\"X3\"]}", "$.indicators[4].formula.sum")]
    [InlineData("indicators/6/formula", "{\"sum\":[\"X6\"]}", "$.indicators[6].formula.sum")]
    [InlineData("indicators/3/scoring/basicShare", "0", "$.indicators[3].scoring.basicShare")]
    [InlineData("indicators/3/scoring/basicShare", "1", "$.indicators[3].scoring.basicShare")]
    [InlineData("indicators/0/scoring/full", "1", "$.indicators[0].scoring.full")]
    [InlineData("indicators/5/scoring/full", "-0.1", "$.indicators[5].scoring.full")]
    [InlineData("indicators/1/scoring/tiers", "[]", "$.indicators[1].scoring.tiers")]
    [InlineData("indicators/1/scoring/tiers/1/atLeast", "100", "$.indicators[1].scoring.tiers[1].atLeast")]
    [InlineData("indicators/1/scoring/tiers/1/points", "100", "$.indicators[1].scoring.tiers[1].points")]
    [InlineData("indicators/1/scoring/tiers/0/points", "101", "$.indicators[1].scoring.tiers[0].points")]
    [InlineData("indicators/4/scoring/levels", "[]", "$.indicators[4].scoring.levels")]
    [InlineData("indicators/4/scoring/levels/2/name", "\"好\"", "$.indicators[4].scoring.levels[2].name")]
    [InlineData("indicators/4/scoring/levels/2/points", "-1", "$.indicators[4].scoring.levels[2].points")]
    [InlineData("indicators/6/scoring/parts", "[]", "$.indicators[6].scoring.parts")]
    [InlineData("indicators/6/scoring/parts/1/code", "\"Q3.1\"", "$.indicators[6].scoring.parts[1].code")]
    [InlineData("indicators/6/scoring/parts/1/code", "\"Q4.1\"", "$.indicators[6].scoring.parts[1].code")]
    [InlineData("indicators/6/scoring/parts/1/share", "0", "$.indicators[6].scoring.parts[1].share")]
    [InlineData("indicators/6/scoring/parts/1/formula/sum/1", "\"X77\"", "$.indicators[6].scoring.parts[1].formula.sum[1]")]
    [InlineData("indicators/6/scoring/parts/0/scoring/basicShare", "2", "$.indicators[6].scoring.parts[0].scoring.basicShare")]
    [InlineData("indicators/6/scoring/parts/0", "{\"code\":\"Q3.1\",\"name\":\"x\",\"share\":1,\"formula\":{},\"scoring\":{\"method\":\"parts\",\"parts\":[]}}", "$.indicators[6].scoring.parts[0].scoring.method")]
    [InlineData("coefficients/0/factor", "0", "$.coefficients[0].factor")]
    [InlineData("coefficients/1/indicator", "\"Q9\"", "$.coefficients[1].indicator")]
    [InlineData("coefficients/1/indicator", "null", "$.coefficients[1]")]
    [InlineData("bottomLines/0/formula", "{}", "$.bottomLines[0].formula.sum")]
    [InlineData("bottomLines/0/clause", "\"第一条\"", "$.bottomLines[0].clause")]
    [InlineData("adjustments/1/code", "\"J1\"", "$.adjustments[1].code")]
    [InlineData("adjustments/0/cap", "0", "$.adjustments[0].cap")]
    [InlineData("adjustments/0/pointsPerUnit", "-2", "$.adjustments[0].pointsPerUnit")]
    [InlineData("adjustments/0/pointsPerUnit", "", "$.adjustments[0]")]
    [InlineData("adjustments/1/pointsPerUnit", "1", "$.adjustments[1]")]
    [InlineData("adjustments/1/tiers/1/points", "0", "$.adjustments[1].tiers[1].points")]
    [InlineData("adjustments/1/tiers/1/atLeast", "4", "$.adjustments[1].tiers[1].atLeast")]
    [InlineData("checks/0/id", "\"Spending\"", "$.checks[0].id")]
    [InlineData("checks/0/field", "\"X10\"", "$.checks[0].field")]
    [InlineData("checks/0/must/left", "[]", "$.checks[0].must.left")]
    [InlineData("checks/0/must/left/0", "{}", "$.checks[0].must.left[0]")]
    [InlineData("checks/0/must/left/0", "{\"field\":\"X1\",\"number\":1}", "$.checks[0].must.left[0]")]
    [InlineData("checks/0/must/left/0", "{\"number\":1,\"years\":\"previous\"}", "$.checks[0].must.left[0].years")]
    [InlineData("checks/0/must/right/0", "{\"number\":1,\"times\":2}", "$.checks[0].must.right[0].times")]
    [InlineData("checks/0/must/left/0", "{\"field\":\"X1\",\"times\":0}", "$.checks[0].must.left[0].times")]
    [InlineData("checks/0/must/right/0/field", "\"X10\"", "$.checks[0].must.right[0].field")]
    [InlineData("checks/0/when", "{\"left\":[{\"number\":1}],\"operator\":\"<\",\"right\":[{\"number\":2}]}", "$.checks[0].when")]
    [InlineData("yearOnYear", "{\"low\":1,\"high\":2,\"floors\":{}}", "$.yearOnYear.low")]
    [InlineData("yearOnYear", "{\"low\":0.5,\"high\":1,\"floors\":{}}", "$.yearOnYear.high")]
    [InlineData("yearOnYear", "{\"low\":0.5,\"high\":2,\"floors\":{\"吨\":1}}", "$.yearOnYear.floors['吨']")]
    [InlineData("yearOnYear", "{\"low\":0.5,\"high\":2,\"floors\":{\"人\":-1}}", "$.yearOnYear.floors['人']")]
    [InlineData("evidence", "{\"requiredFromWeight\":0}", "$.evidence.requiredFromWeight")]
    [InlineData("evidence", "{\"requiredFromWeight\":100.5}", "$.evidence.requiredFromWeight")]
    [InlineData("evidence", "{}", "$.evidence.requiredFromWeight")]
    [InlineData("rules", "{\"R-OTHER\":{}}", "$.rules['R-OTHER']")]
    [InlineData("rules", "{\"R-TUNED\":{}}", "$.rules['R-TUNED'].parameters.below")]
    [InlineData("rules", "{\"R-TUNED\":{\"parameters\":{\"below\":1.1}}}", "$.rules['R-TUNED'].parameters.below")]
    [InlineData("rules", "{\"R-PLAIN\":{\"parameters\":{\"below\":1}}}", "$.rules['R-PLAIN'].parameters.below")]
    public void WrongMeaning_IsSaidAtItsPath(string at, string json, params string[] paths) =>
        Assert.Equal(paths, Broken.Faults(s => s.Set(at, json)).Select(f => f.Path));

    [Theory]
    [InlineData("firstYear", "2000")]
    [InlineData("firstYear", "2099")]
    [InlineData("scoring/lines/excellent", "100")]
    [InlineData("scoring/lines/pass", "0")]
    [InlineData("scoring/progressLine", "1")]
    [InlineData("scoring/minimumScoredWeight", "100")]
    [InlineData("indicators/1/weight", "0")]
    [InlineData("indicators/1/cap", "100")]
    [InlineData("indicators/1/clause", "\"一（二）1、一（四）\"")]
    [InlineData("indicators/1/clause", "\"工信厅科〔2018〕37号 第十二条\"")]
    [InlineData("indicators/3/scoring/basicShare", "0.01")]
    [InlineData("indicators/3/scoring/basicShare", "0.99")]
    [InlineData("indicators/0/scoring/full", "0.9")]
    [InlineData("checks/0/must/right/0", "{\"field\":\"X2\",\"times\":0.5,\"years\":\"cumulative\"}")]
    [InlineData("yearOnYear", "{\"low\":0.5,\"high\":2,\"floors\":{\"人\":0}}")]
    [InlineData("evidence", "{\"requiredFromWeight\":100}")]
    [InlineData("rules", "{\"R-TUNED\":{\"parameters\":{\"below\":1}},\"R-PLAIN\":{}}")]
    public void ValueAtTheBound_IsAllowed(string at, string json) => Assert.Empty(Broken.Faults(s => s.Set(at, json)));

    [Fact]
    public void NoWeightAtAll_IsSaidOfTheIndicators()
    {
        var faults = Broken.Faults(s => Enumerable.Range(0, 7).ToList().ForEach(i => s.Set($"indicators/{i}/weight", "0")));
        Assert.Equal("$.indicators", Assert.Single(faults).Path);
    }

    [Fact]
    public void RepeatedCheckId_IsSaidAtTheSecond()
    {
        var faults = Broken.Faults(s => s["checks"]!.AsArray().Add(s["checks"]![0]!.DeepClone()));
        Assert.Equal("$.checks[1].id", Assert.Single(faults).Path);
    }

    [Fact]
    public void Message_SaysWhatWasFoundExpectedAndHowToMend()
    {
        var fault = Assert.Single(Broken.Faults(s => s.Set("indicators/1/dimension", "\"Z\"")));
        Assert.Equal("现为“Z”，应为本方案已有的维度：P、Q。请改正，或先补上这个维度。", fault.Message);
    }
}
