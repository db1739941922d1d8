using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Risk;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Conventions;

/// <summary>Every rule has an ID, a clause, a Chinese meaning, situations on both sides, and its place in docs/rules.md.</summary>
public class RuleConventions
{
    const string UpdateVariable = "UPDATE_GENERATED";

    public static TheoryData<string> Ids => new(RiskRules.All.Select(r => r.Id.ToString()));

    [Fact]
    public void EveryRuleClass_IsRegistered() => Assert.Equal(
        typeof(IRiskRule).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IRiskRule))).Select(t => t.Name).Order(),
        RiskRules.All.Select(r => r.GetType().Name).Order());

    [Theory, MemberData(nameof(Ids))]
    public void Rule_SaysWhatItIsInChinese(string id)
    {
        var rule = RiskRules.Find(id)!;
        Assert.Equal(Clause.Notice2026Number, rule.Clause.Source);
        Assert.Matches(@"^[RV]-[A-Z-]+$", id);
        Assert.All(rule.Parameters.Select(p => p.Meaning).Append(rule.Title).Append(rule.Meaning), text => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", text));
        Assert.NotEmpty(rule.Severities);
        Assert.All(rule.Parameters, p => Assert.InRange(p.Default, p.Minimum, p.Maximum));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Rule_HasASituationThatRaisesIt_AndOneThatJustDoesNot(string id)
    {
        var situations = Situation.Names.Select(Situation.Read).ToList();
        Assert.Contains(situations, s => s.Flags.Any(f => f.Rule == id));
        Assert.Contains(situations, s => s.Absent.Contains(id));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Rule_IsRaisedOnlyInTheSeveritiesItDeclares_AndInEach(string id) => Assert.Equal(
        RiskRules.Find(id)!.Severities.Order().Select(Names.Of),
        Situation.Names.Select(Situation.Read).SelectMany(s => s.Judge().Flags)
            .Where(f => f.Key.Rule == id).Select(f => f.Severity).Distinct().Order().Select(Names.Of));

    [Fact]
    public void SeedRulebook_ListsEveryRuleWithItsDefaults()
    {
        var listed = RulebookReader.Read(Files.Cq2026, RiskRules.Declared).Rules;
        Assert.Equal(RiskRules.Declared.Keys.Order(), listed.Keys.Order());
        Assert.All(RiskRules.All, rule => Assert.All(rule.Parameters, p => Assert.Equal(p.Default, listed[rule.Id.ToString()].Parameters[p.Name])));
    }

    /// <summary>Set UPDATE_GENERATED=1 to write the file anew.</summary>
    [Fact]
    public void RulesDocument_IsWhatTheRulesSay()
    {
        var path = Path.Combine(Path.GetDirectoryName(Files.InRepository("Monitor.sln"))!, "docs", "rules.md");
        var generated = RulesDocument.Generate(RiskRules.All);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllText(path, generated);
        Assert.Equal(generated, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
