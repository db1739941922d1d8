using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>Words and cells of a score are made when they are read: it must not matter when, by whom, and how often.</summary>
public class WordsTests
{
    static readonly Rulebook Rulebook = Of(
        Indicator("A1", "F01", 30),
        Indicator("A2", "F02", 20) with { Scoring = new Growth { Zero = 0, Full = 1 } },
        Indicator("B1", "F03", 20) with { Scoring = new ExpertRating { Levels = [new() { Name = "好", Points = 90 }] }, Formula = new() },
        Ratio("B2", "F04", "F05", 10) with { Cap = 50 },
        Indicator("C1", "F06", 20) with
        {
            Scoring = new Parts
            {
                Items =
                [
                    new() { Code = "C1.1", Name = "一", Share = 1, Formula = Sum("F06"), Scoring = new YesNo() },
                    new() { Code = "C1.2", Name = "二", Share = 2, Formula = Sum("F07"), DefaultTarget = 3, Scoring = SixtyPercent },
                ],
            },
        });

    static readonly CenterHistory History = HistoryBuilder.Center()
        .Reports(2026, ("F02", 3))
        .Reports(2027, ("F01", 7), ("F02", 4), ("F04", 9), ("F05", 10), ("F06", 1), ("F07", null))
        .Plans(2027, ("A1", 9), ("B2", 50))
        .Rates(2027, "B1", "好");

    static Scorecard Fresh() => Scorer.Score(History, 2027, Rulebook)!;

    [Fact]
    public void NoteReadFirst_ChangesNothing()
    {
        var card = Fresh();
        foreach (var score in card.Indicators.Reverse()) Assert.NotNull(score.Note);
        Assert.Equal(CanonicalJson.Write(Fresh()), CanonicalJson.Write(card));
    }

    [Fact]
    public void ReadByManyThreadsAtOnce_SaysTheSameToEach()
    {
        var (card, expected) = (Fresh(), CanonicalJson.Write(Fresh()));
        var read = new string[32];
        Parallel.For(0, read.Length, i => read[i] = CanonicalJson.Write(card));
        Assert.All(read, r => Assert.Equal(expected, r));
    }

    [Fact]
    public void ReadTwice_IsMadeOnce()
    {
        var score = Fresh().Indicators[0];
        Assert.Same(score.Method, score.Method);
        Assert.Same(score.Inputs, score.Inputs);
    }

    [Fact]
    public void NumberReplaced_WordsStayThoseOfTheCalculation()
    {
        var score = Fresh().Indicators[3];
        var replaced = score with { Value = null, Points = null, Weight = 0 };
        Assert.Equal((score.Method, score.Note), (replaced.Method, replaced.Note));
        Assert.Contains("封顶50分", replaced.Note);
    }

    [Fact]
    public void WordsReplaced_AreThoseGiven_ReadBeforeOrNot()
    {
        var score = Fresh().Indicators[3];
        var unread = score with { Method = "", Note = "", Inputs = [] };
        Assert.NotEqual("", score.Method + score.Note);
        var read = score with { Method = "", Note = "", Inputs = [] };
        Assert.All([unread, read], s => Assert.Equal(("", "", 0), (s.Method, s.Note, s.Inputs.Count)));
    }

    [Fact]
    public void WrittenAndReadBack_SaysTheSame()
    {
        var json = CanonicalJson.Write(Fresh());
        Assert.Equal(json, CanonicalJson.Write(CanonicalJson.Read<Scorecard>(json)));
    }
}
