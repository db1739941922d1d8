using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

/// <summary>One warning for a report, naming what counts much and rests on nothing.</summary>
public class EvidenceCheckTests
{
    /// <summary>F01 enters an indicator of weight 5, F05 one of 4.9, F04 (planned) one of 5, F02 ÷ F03 a ratio of 6.</summary>
    static readonly Rulebook Asking = Scheme with
    {
        Evidence = new() { RequiredFromWeight = 5 },
        Indicators =
        [
            RulebookBuilder.Indicator("A1", "F01", 5), RulebookBuilder.Indicator("A2", "F05", 4.9m), RulebookBuilder.Indicator("A3", "F04", 5),
            RulebookBuilder.Ratio("A4", "F02", "F03", 6),
        ],
    };

    static IntakeContext Attached(params string[] fields) => new()
    {
        Rulebook = Asking,
        Evidence = fields.ToLookup(_ => new CenterCode(Center), f => new FieldCode(f)),
    };

    static IEnumerable<string> Found(IntakeContext context, string[] row) =>
        Check(context, row).Issues.Where(i => i.Code == "EVIDENCE-MISSING").Select(i => i.Found);

    [Fact]
    public void FieldsOfWeightFiveWithoutEvidence_AreNamedInOneWarning() =>
        Assert.Equal(["专职运营人员、运营场地面积、功能空间数"], Found(Attached("F05"), Row()));

    [Fact]
    public void AttachedFields_AreNotNamed_AndNothingIsSaidWhereAllAreAttached()
    {
        Assert.Equal(["运营场地面积"], Found(Attached("F01", "F03"), Row()));
        Assert.Empty(Found(Attached("F01", "F02", "F03"), Row()));
    }

    [Theory, InlineData("0"), InlineData("")]
    public void ZeroOrMissing_HasNothingToProve(string value) =>
        Assert.Equal(["运营场地面积、功能空间数"], Found(Attached(), Row(("F01", value))));

    [Fact]
    public void EvidenceOfAnotherCentre_DoesNotCount() => Assert.Single(Found(
        Attached() with { Evidence = new[] { "F01", "F02", "F03" }.ToLookup(_ => new CenterCode("CQ2026-02"), f => new FieldCode(f)) }, Row()));

    [Fact]
    public void WhereNothingIsKnownOfEvidence_NothingIsSaid() => Assert.Empty(Found(new() { Rulebook = Asking }, Row()));

    [Fact]
    public void SchemeThatAsksForNone_SaysNothing() => Assert.Empty(Found(Attached() with { Rulebook = Asking with { Evidence = null } }, Row()));

    [Fact]
    public void Warning_SaysWhatIsLackingAndWhereToAttachIt() => Assert.Equal(
        "第2行有1项没有附佐证材料：运营场地面积，权重较高的指标所用的数据应附佐证材料。请在“佐证材料”中补充；暂时没有的请说明原因和补充时间。",
        Check(Attached("F01", "F03"), Row()).Issues.Single(i => i.Code == "EVIDENCE-MISSING").Message);
}
