using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Risk;

/// <summary>Every file of Situations/ is judged as it says.</summary>
public class SituationTests
{
    public static TheoryData<string> Files => new(Situation.Names);

    [Theory, MemberData(nameof(Files))]
    public void Situation_RaisesExactlyTheFlagsItSays(string file)
    {
        var situation = Situation.Read(file);
        Assert.Equal(
            situation.Flags.Select(f => $"{f.Rule} {f.Title} {f.Severity}"),
            situation.Judge().Flags.Select(f => $"{f.Key.Rule} {f.Title} {Names.Of(f.Severity)}"));
    }

    [Theory, MemberData(nameof(Files))]
    public void Situation_EvidenceIsWhatItSays(string file)
    {
        var situation = Situation.Read(file);
        var raised = situation.Judge().Flags.ToLookup(f => f.Key.Rule.ToString());
        foreach (var expected in situation.Flags)
            foreach (var (name, value) in expected.Evidence ?? new Dictionary<string, string>())
                Assert.Equal(value, Assert.Single(raised[expected.Rule].Single().Evidence, e => e.Name == name).Value);
    }

    [Theory, MemberData(nameof(Files))]
    public void Situation_NamesRulesAndClausesThatExist(string file)
    {
        var situation = Situation.Read(file);
        Assert.True(Clause.TryParse(situation.Clause, out _), situation.Clause);
        Assert.All(situation.Flags.Select(f => f.Rule).Concat(situation.Absent), rule => Assert.NotNull(RiskRules.Find(rule)));
        Assert.Empty(situation.Absent.Intersect(situation.Flags.Select(f => f.Rule)));
    }

    [Theory, MemberData(nameof(Files))]
    public void Situation_JudgedTwice_IsTheSameByteForByte(string file)
    {
        var situation = Situation.Read(file);
        Assert.Equal(CanonicalJson.Write(situation.Judge()), CanonicalJson.Write(situation.Judge()));
    }
}
