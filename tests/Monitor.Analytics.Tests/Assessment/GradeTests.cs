using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

public class GradeTests
{
    static readonly Rulebook Rulebook = Of(Indicator("A1", "F01"));
    static readonly Rulebook WithBottomLine = Rulebook with
    {
        BottomLines = [new() { Code = "Z1", Name = "专职人员", Clause = "一（一）2", Formula = Sum("F02"), AtLeast = 3 }],
    };

    /// <summary>Fully attained: 100 points, 优秀, but for what the test adds.</summary>
    static CenterHistory Attained(decimal? staff = 3, DateOnly? designated = null) =>
        HistoryBuilder.Center(designated).Reports(2026, ("F01", 10), ("F02", staff)).Plans(2026, ("A1", 10));

    static Incident Incident(DateOnly occurred, DateOnly? confirmed) => new()
    {
        Id = "I1",
        Kind = IncidentKind.Safety,
        Authority = "市应急局",
        DocumentNumber = "渝应急〔2027〕1号",
        OccurredOn = occurred,
        RecordedOn = occurred,
        ConfirmedOn = confirmed,
    };

    static Scorecard Card(CenterHistory history, Rulebook? rulebook = null) => Scorer.Score(history, 2026, rulebook ?? Rulebook)!;

    [Theory]
    [InlineData("59.99", Grade.Ungraded)]
    [InlineData("60", Grade.Excellent)]
    public void ScoredWeight_BelowMinimum_IsUngraded_ButScoreIsShown(string weight, Grade grade)
    {
        var scored = decimal.Parse(weight);
        var card = Card(Attained(), Of(Indicator("A1", "F01", scored), Indicator("A2", "F02", 100 - scored)));
        Assert.Equal((scored, grade, grade, 100m), (card.ScoredWeight, card.Grade, card.GradeByScore, card.Score!.Value));
        Assert.Equal(grade == Grade.Ungraded, card.Notes.Contains("已计分权重59.99，低于60，不定级"));
    }

    [Fact]
    public void NothingScored_HasNoScoreAndNoGrade()
    {
        var card = Card(HistoryBuilder.Single(10));
        Assert.Equal((null, null, Grade.Ungraded, 0m), (card.Composite, card.Score, card.Grade, card.ScoredWeight));
    }

    [Theory]
    [InlineData(1, Grade.Excellent)]   // 2026-07-01 to 12-31 is six months
    [InlineData(2, Grade.Ungraded)]    // a day less
    public void FirstYear_UnderSixMonths_IsUngraded(int day, Grade grade)
    {
        var card = Card(Attained(designated: new(2026, 7, day)));
        Assert.Equal((grade, 100m), (card.Grade, card.Score!.Value));
        Assert.Equal(grade == Grade.Ungraded, card.Notes.Contains("首年不满6个月，只复盘，不定级"));
    }

    [Theory]
    [InlineData(3, true, Grade.Excellent)]
    [InlineData(2, false, Grade.Fail)]
    public void BottomLine_BelowIt_FailsWhateverTheScore(int staff, bool met, Grade grade)
    {
        var card = Card(Attained(staff), WithBottomLine);
        Assert.Equal((met, grade, Grade.Excellent, 100m), (card.BottomLines[0].Met, card.Grade, card.GradeByScore, card.Score!.Value));
    }

    [Fact]
    public void BottomLine_Missing_IsNotMet()
    {
        var card = Card(Attained(staff: null), WithBottomLine);
        Assert.Equal((false, Grade.Fail), (card.BottomLines[0].Met, card.Grade));
        Assert.Contains("底线“专职人员”未达到：要求不低于3，实际—", card.Notes);
    }

    [Fact]
    public void BottomLine_Exempt_IsTakenAway()
    {
        var card = Card(Attained(staff: null).Exempts(2026, "Z1"), WithBottomLine);
        Assert.Equal((true, Grade.Excellent), (card.BottomLines[0].Met, card.Grade));
    }

    [Fact]
    public void BottomLine_InAShortFirstYear_DoesNotGradeIt() =>
        Assert.Equal(Grade.Ungraded, Card(Attained(staff: 0, designated: new(2026, 10, 1)), WithBottomLine).Grade);

    [Fact]
    public void Veto_Confirmed_FailsWhateverTheScore()
    {
        var card = Card(Attained() with { Incidents = [Incident(new(2026, 5, 1), new(2027, 2, 1))] });
        Assert.Equal((Grade.Fail, Grade.Excellent), (card.Grade, card.GradeByScore));
        Assert.Contains("一票否决（三（四）1）：市应急局 渝应急〔2027〕1号，2026-05-01发生，2027-02-01确认", card.Notes);
    }

    [Fact]
    public void Veto_InAShortFirstYear_FailsIt()
    {
        var history = Attained(designated: new(2026, 10, 1)) with { Incidents = [Incident(new(2026, 12, 1), new(2026, 12, 20))] };
        Assert.Equal(Grade.Fail, Card(history).Grade);
    }

    [Fact]
    public void Incident_Unconfirmed_IsNoVeto() =>
        Assert.Equal(Grade.Excellent, Card(Attained() with { Incidents = [Incident(new(2026, 5, 1), null)] }).Grade);

    [Theory]
    [InlineData(2025, 12, 31, Grade.Excellent)]
    [InlineData(2026, 1, 1, Grade.Fail)]
    [InlineData(2026, 12, 31, Grade.Fail)]
    [InlineData(2027, 1, 1, Grade.Excellent)]
    public void Veto_CountsInTheYearItOccurred(int year, int month, int day, Grade grade) =>
        Assert.Equal(grade, Card(Attained() with { Incidents = [Incident(new(year, month, day), new(2027, 2, 1))] }).Grade);

    [Fact]
    public void IncidentsNotAvailable_IsSaid() =>
        Assert.Contains("没有重大事项记录，未核对一票否决", Card(Attained() with { Available = Facts.Reports | Facts.Targets }).Notes);
}
