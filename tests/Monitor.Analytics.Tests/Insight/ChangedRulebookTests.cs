using System.Text.Json;
using Monitor.Analytics.Insight.WhatIf;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Insight;

public class ChangedRulebookTests
{
    static readonly Rulebook InForce = DemoSeeds.Shelf.For(2025);

    [Fact]
    public void NothingTyped_IsTheSameRulebook()
    {
        var same = ChangedRulebook.Of(InForce, new Dictionary<string, string>());
        Assert.Equal(Text(InForce), Text(same.Rulebook!));
        Assert.False(same.IsChanged);
    }

    [Fact]
    public void EveryLever_ChangesItsOwnNumber_AndNoOther()
    {
        foreach (var lever in Levers.Of(InForce))
        {
            // A little less stays within every bound but at 0.
            var value = lever.Value == 0 ? 0.5m : lever.Value * 0.99m;
            var changed = Change((lever.Key, Numbers.Text(value)));
            Assert.True(changed.Rulebook is not null, $"{lever.Key}: {string.Join('；', changed.Settings.Select(s => s.Message).OfType<string>())}");
            Assert.Equal([lever.Key], Levers.Of(changed.Rulebook).Where(l => Levers.Of(InForce).Single(o => o.Key == l.Key).Value != l.Value).Select(l => l.Key));
        }
    }

    [Fact]
    public void Levers_HaveKeysOfTheirOwn() => Assert.Distinct(Levers.Of(InForce).Select(l => l.Key));

    [Fact]
    public void BasicShare_OfOneValue_IsOneLeverForAll()
    {
        var changed = Change(("basicShare", "0.5")).Rulebook!;
        Assert.All(changed.Indicators, i => Assert.Equal(0.5m, ((Attainment)i.Scoring).BasicShare));
    }

    [Fact]
    public void BasicShares_ThatDiffer_AreOneLeverEach()
    {
        var mixed = InForce with { Indicators = [.. InForce.Indicators.Select(i => i.Code == "B2" ? i with { Scoring = new Attainment { BasicShare = 0.5m } } : i)] };
        Assert.Equal(InForce.Indicators.Count, Levers.Of(mixed).Count(l => l.Group == LeverGroup.BasicShare));
    }

    [Theory]
    [InlineData("good", "89.9", true)]
    [InlineData("good", "90", false)]
    [InlineData("weight-B2", "0", true)]
    [InlineData("weight-B2", "-0.1", false)]
    [InlineData("basicShare", "0.99", true)]
    [InlineData("basicShare", "1", false)]
    [InlineData("R-CORE.below", "1", true)]
    [InlineData("R-CORE.below", "-1", false)]
    [InlineData("minimumScoredWeight", "100", true)]
    [InlineData("minimumScoredWeight", "100.1", false)]
    public void Bounds_AreTheRulebooksOwn(string key, string text, bool fits) => Assert.Equal(fits, Change((key, text)).Rulebook is not null);

    [Fact]
    public void NoNumber_KeepsWhatWasTyped_AndSaysWhatToDo()
    {
        var changed = Change(("weight-B2", "十一"), ("good", "80"));
        var setting = changed.Settings.Single(s => s.Lever.Key == "weight-B2");
        Assert.Null(changed.Rulebook);
        Assert.Equal("十一", setting.Text);
        Assert.Equal("现为“十一”，应为数。请改为阿拉伯数字，例如 11。", setting.Message);
    }

    [Fact]
    public void LinesOutOfOrder_AreSaidOnce_NotBesideEach()
    {
        var changed = Change(("good", "95"));
        Assert.Single(changed.Faults, f => f.Contains("优秀高于良好"));
        Assert.All(changed.Settings, s => Assert.Null(s.Message));
        Assert.Null(changed.Rulebook);
    }

    [Fact]
    public void UnknownKey_ChangesNothing() => Assert.False(Change(("weight-Z9", "5")).IsChanged);

    static ChangedRulebook Change(params (string Key, string Text)[] typed) => ChangedRulebook.Of(InForce, typed.ToDictionary(t => t.Key, t => t.Text));

    static string Text(Rulebook rulebook) => JsonSerializer.Serialize(rulebook, RulebookSchema.Json);
}
