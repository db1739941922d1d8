using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Demo;

/// <summary>The stories of data/seeds/README.md, as of the day on which the demo begins. What a line does not name must not be there.</summary>
public class DemoStoriesTests
{
    static readonly DateOnly Today = new(2027, 1, 15);

    [Theory]
    [InlineData("CQ2022-01", "")]
    [InlineData("CQ2022-02", "2023 R-OVERDUE 预警 迟报, 2023 R-PROGRESS 预警 进展迟缓")]
    [InlineData("CQ2022-03", "2024 R-OUTCOME 预警 成效未达预期")]
    [InlineData("CQ2023-01", "2024 R-RECTIFY 整改 进展迟缓且成效未达预期, 2024 R-CORE 预警 核心指标明显偏低")]
    [InlineData("CQ2023-02", "2025 R-SELFSUSTAIN 预警 自我造血能力不足")]
    [InlineData("CQ2023-03", "2025 R-OUTCOME 预警 成效未达预期, 2025 R-CORE 关注 核心指标明显偏低")]
    [InlineData("CQ2023-04", "2023 R-OVERDUE 预警 逾期未报, 2024 R-OVERDUE 预警 逾期未报, 2025 R-OVERDUE 预警 逾期未报")]
    [InlineData("CQ2024-01", "")]
    [InlineData("CQ2024-02",
        "2024 R-RECTIFY 整改 进展迟缓且成效未达预期, 2024 R-CORE 关注 核心指标明显偏低, 2025 R-RECTIFY 整改 进展迟缓且成效未达预期, " +
        "2025 R-CORE 预警 核心指标明显偏低, 2025 R-LATE-FIX 预警 整改逾期, 2025 V-STILL-BELOW 撤销 整改后次年仍未达标")]
    [InlineData("CQ2024-03",
        "2024 R-RECTIFY 整改 进展迟缓且成效未达预期, 2025 R-RECTIFY 整改 进展迟缓且成效未达预期, 2025 R-CORE 预警 核心指标明显偏低, " +
        "2025 V-STILL-BELOW 预警 程序缺口")]
    [InlineData("CQ2024-04", "")]
    [InlineData("CQ2025-01", "")]
    [InlineData("CQ2025-02", "")]
    [InlineData("CQ2025-03", "2025 R-PROGRESS 预警 进展迟缓")]
    [InlineData("CQ2025-04", "2025 V-VETO 撤销 一票否决")]
    [InlineData("CQ2026-01", "")]
    [InlineData("CQ2026-02", "")]
    [InlineData("CQ2026-03", "")]
    public void Story_RaisesTheseFlags(string center, string flags) => Assert.Equal(flags, string.Join(", ",
        Flags(center).Select(f => $"{f.Key.Year} {f.Key.Rule} {Names.Of(f.Severity)} {f.Title}")));

    [Theory]
    [InlineData("CQ2022-01", "2022 优秀, 2023 优秀, 2024 优秀")]
    [InlineData("CQ2022-02", "2022 良好, 2023 良好, 2024 良好")]
    [InlineData("CQ2022-03", "2022 合格, 2023 合格, 2024 不合格, 2025 合格")]
    [InlineData("CQ2023-01", "2023 良好, 2024 不合格, 2025 良好")]
    [InlineData("CQ2023-02", "2023 良好, 2024 良好, 2025 良好")]
    [InlineData("CQ2023-03", "2023 合格, 2024 合格, 2025 不合格")]
    [InlineData("CQ2023-04", "")]
    [InlineData("CQ2024-01", "2024 良好, 2025 优秀")]
    [InlineData("CQ2024-02", "2024 不合格, 2025 不合格")]
    [InlineData("CQ2024-03", "2024 不合格, 2025 不合格")]
    [InlineData("CQ2024-04", "2024 不定级, 2025 良好")]
    [InlineData("CQ2025-01", "2025 良好")]
    [InlineData("CQ2025-02", "2025 优秀")]
    [InlineData("CQ2025-03", "2025 合格")]
    [InlineData("CQ2025-04", "2025 不合格")]
    [InlineData("CQ2026-01", "")]
    [InlineData("CQ2026-02", "")]
    [InlineData("CQ2026-03", "")]
    public void Story_HasTheseGrades(string center, string grades)
    {
        var history = DemoSeeds.Histories[center].AsOf(Today);
        Assert.Equal(grades, string.Join(", ",
            history.Reports.Select(r => $"{r.Year} {Names.Of(Scorer.Score(history, r.Year, DemoSeeds.Shelf.For(r.Year))!.Grade)}")));
    }

    [Theory]
    [InlineData("CQ2022-01", "期满")]
    [InlineData("CQ2022-02", "期满")]
    [InlineData("CQ2022-03", "期满")]
    [InlineData("CQ2023-01", "期满")]
    [InlineData("CQ2023-02", "期满")]
    [InlineData("CQ2023-03", "延续观察")]
    [InlineData("CQ2023-04", "待评估")]
    [InlineData("CQ2024-01", "待评估")]
    [InlineData("CQ2024-02", "整改中")]
    [InlineData("CQ2024-03", "待评估")]
    [InlineData("CQ2024-04", "待评估")]
    [InlineData("CQ2025-01", "建设中")]
    [InlineData("CQ2025-02", "建设中")]
    [InlineData("CQ2025-03", "建设中")]
    [InlineData("CQ2025-04", "建设中")]
    [InlineData("CQ2026-01", "建设中")]
    [InlineData("CQ2026-02", "建设中")]
    [InlineData("CQ2026-03", "建设中")]
    public void Story_IsInThisState(string center, string state) =>
        Assert.Equal(state, CaseNames.Of(CenterStanding.On(DemoSeeds.Histories[center], Today)));

    [Fact]
    public void EveryStory_IsHeldToItsFlagsGradesAndState()
    {
        foreach (var test in new[] { nameof(Story_RaisesTheseFlags), nameof(Story_HasTheseGrades), nameof(Story_IsInThisState) })
            Assert.Equal(
                DemoSeeds.Histories.Keys.Order().Select(c => c.ToString()),
                typeof(DemoStoriesTests).GetMethod(test)!.GetCustomAttributesData()
                    .Where(a => a.AttributeType == typeof(InlineDataAttribute))
                    .Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!));
    }

    [Fact]
    public void NeverReported_StandsAgainstTheDistrict_WithItsReminders()
    {
        Assert.All(Flags("CQ2023-04"), f =>
        {
            Assert.Equal(FlagTarget.District, f.Against);
            Assert.Contains(f.Evidence, e => e.Name.StartsWith("催报", StringComparison.Ordinal));
        });
    }

    [Theory, InlineData("CQ2022-03"), InlineData("CQ2023-01")]
    public void RecoveredCenter_HasItsCaseClosed(string center) =>
        Assert.NotNull(DemoSeeds.Histories[center].AsOf(Today).Rectifications.Single().ClosedOn);

    [Fact]
    public void FailedTerm_IsExpectedForOneMoreYear()
    {
        Assert.True(DemoSeeds.Histories["CQ2023-03"].AsOf(Today).Expects(2026));
        Assert.False(DemoSeeds.Histories["CQ2023-02"].AsOf(Today).Expects(2026));
    }

    [Fact]
    public void GoodScore_IsOverriddenByTheVeto()
    {
        var card = Scorer.Score(DemoSeeds.Histories["CQ2025-04"].AsOf(Today), 2025, DemoSeeds.Shelf.For(2025))!;
        Assert.Equal((Grade.Fail, Grade.Good), (card.Grade, card.GradeByScore));
    }

    [Theory]
    [InlineData("CQ2024-01", 2024, ScoreStatus.Exempt)]
    [InlineData("CQ2025-01", 2025, ScoreStatus.ZeroDenominator)]
    public void RetentionOfAFirstYear_IsNotScored(string center, int year, ScoreStatus status) => Assert.Equal(status,
        Scorer.Score(DemoSeeds.Histories[center].AsOf(Today), year, DemoSeeds.Shelf.For(year))!.Indicators.Single(i => i.Code == "B7").Status);

    [Fact]
    public void Extension_KeepsTheFirstDueDateBesideTheNewOne()
    {
        var round = DemoSeeds.Histories["CQ2024-04"].AsOf(Today).Rounds.Single(r => r.Year == 2024);
        Assert.True(round.ExtendedDue > round.Due);
    }

    /// <summary>Of every year up to the one that has begun, in the order of years and rules.</summary>
    static IEnumerable<RiskFlag> Flags(string center)
    {
        var history = DemoSeeds.Histories[center];
        return Enumerable.Range(history.Center.Validity.FirstYear.Value, Today.Year - history.Center.Validity.FirstYear.Value + 1)
            .SelectMany(year => RuleEngine.Evaluate(history, year, Today, DemoSeeds.Shelf).Flags);
    }
}
