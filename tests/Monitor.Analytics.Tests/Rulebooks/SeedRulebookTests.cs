using System.Text.Json;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Rulebooks;

public class SeedRulebookTests
{
    static readonly Rulebook Default = RulebookReader.Read(Files.Cq2026);

    [Fact]
    public void Default_IsTheSchemeOfTheDomain()
    {
        Assert.Equal(("cq-2026", 2026, false, ""), (Default.Id, Default.FirstYear, Default.Synthetic, Default.DocumentNumber));
        Assert.Equal(Enumerable.Range(1, 33).Select(n => $"F{n:00}"), Default.Fields.Select(f => f.Code));
        Assert.Equal(24, Default.Indicators.Count);
        Assert.Equal((90m, 75m, 60m), (Default.Scoring.Lines.Excellent, Default.Scoring.Lines.Good, Default.Scoring.Lines.Pass));
        Assert.Equal(["B2", "C3", "D6"], Default.Indicators.Where(i => i.Core).Select(i => i.Code));
        Assert.Equal(["A4"], Default.Indicators.Where(i => i.Axis == Axis.Progress).Select(i => i.Code));
        Assert.All(Default.Indicators, i => Assert.Equal(0.6m, Assert.IsType<Attainment>(i.Scoring).BasicShare));
    }

    /// <summary>From weight 5 on; F04 is the plan's. The schemes of past years ask for none.</summary>
    [Fact]
    public void Default_AsksForEvidenceOfWhatEntersIndicatorsOfWeightFive()
    {
        Assert.Equal(["F05", "F06", "F07", "F08", "F11", "F16", "F17", "F20", "F23", "F26", "F28"], Default.FieldsNeedingEvidence().Select(f => f.Code));
        Assert.Empty(RulebookReader.Read(Files.Cq2022).FieldsNeedingEvidence());
    }

    [Theory]
    [InlineData("A", 15)]
    [InlineData("B", 35)]
    [InlineData("C", 18)]
    [InlineData("D", 32)]
    [InlineData("E", 0)]
    public void Default_DimensionsHaveTheirWeights(string dimension, decimal weight) =>
        Assert.Equal(weight, Default.Indicators.Where(i => i.Dimension == dimension).Sum(i => i.Weight));

    /// <summary>Every rule runs, with the numbers of domain §5, which are the rules' own defaults.</summary>
    [Fact]
    public void Default_RunsEveryRule_WithItsDefaults() => Assert.Equal(
        RiskRules.All.Select(r => (r.Id.ToString(), string.Join(' ', r.Parameters.Select(p => $"{p.Name}={p.Default}")))),
        Default.Rules.Select(r => (r.Key, string.Join(' ', r.Value.Parameters.Select(p => $"{p.Key}={p.Value}")))));

    [Fact]
    public void RuleThatTheProgramDoesNotHave_IsAFault()
    {
        var e = Assert.Throws<RulebookException>(() => RulebookReader.Read(Files.Cq2026.Replace("\"R-CORE\"", "\"R-CORES\"")));
        Assert.Equal("$.rules['R-CORES']", Assert.Single(e.Faults).Path);
    }

    /// <summary>Codes of fields and indicators do not change between years, so that series go on.</summary>
    [Fact]
    public void DemoScheme_HasTheSameFieldsAndIndicators_AndIsMarkedSynthetic()
    {
        var demo = RulebookReader.Read(Files.Cq2022);
        Assert.Equal((true, 2022), (demo.Synthetic, demo.FirstYear));
        Assert.Contains("演示", demo.Title);
        Assert.Equal(Default.Fields.Select(f => (f.Code, f.Unit)), demo.Fields.Select(f => (f.Code, f.Unit)));
        Assert.Equal(Default.Indicators.Select(i => (i.Code, i.Weight)), demo.Indicators.Select(i => (i.Code, i.Weight)));
    }

    [Fact]
    public void AnotherProvince_UsesEveryForm_AndLoads()
    {
        var scheme = RulebookReader.Read(Files.AnotherProvince);
        var methods = scheme.Indicators.Select(i => i.Scoring.GetType()).ToHashSet();
        var declared = typeof(Method).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Method)));
        Assert.All(declared, t => Assert.Contains(t, methods));
        Assert.NotEmpty(scheme.Coefficients);
        Assert.NotEmpty(scheme.BottomLines);
        Assert.Equal([AdjustmentKind.Bonus, AdjustmentKind.Deduction], scheme.Adjustments.Select(a => a.Kind));
        Assert.Contains(scheme.Indicators, i => i.Cap < 100);
        Assert.Contains(scheme.Dimensions, d => d.Cap < 100);
    }

    [Fact]
    public void RoundTrip_KeepsEverything()
    {
        foreach (var json in new[] { Files.Cq2022, Files.Cq2026, Files.AnotherProvince })
        {
            var scheme = RulebookReader.Read(json);
            var again = RulebookReader.Read(JsonSerializer.Serialize(scheme, RulebookSchema.Json));
            Assert.Equal(CanonicalJson.Write(scheme), CanonicalJson.Write(again));
            Assert.Equal(CanonicalJson.Write(scheme), CanonicalJson.Write(RulebookReader.Read(CanonicalJson.Write(scheme))));
        }
    }
}
