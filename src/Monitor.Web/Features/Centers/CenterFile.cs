using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Models;

namespace Monitor.Web.Features.Centers;

/// <summary>Everything about one centre that the actor may see, with one year (or the term) opened.</summary>
public sealed record CenterFile
{
    public required CenterCode Code { get; init; }
    public required string Name { get; init; }
    public required string Industry { get; init; }
    public required string LeadEntity { get; init; }
    /// <summary>Name and lead entity that the opened year had, where they were changed after it; else null.</summary>
    public required string? NamedThen { get; init; }
    public required NamedDistrict District { get; init; }
    /// <summary>The view above this one: its district's in the city's overview, or for a district its own.</summary>
    public required (string Name, string Href) Above { get; init; }
    public required IReadOnlyList<NamedDistrict> JointDistricts { get; init; }
    public required int Batch { get; init; }
    public required ValidityPeriod Validity { get; init; }
    public required CenterState State { get; init; }
    public required bool Synthetic { get; init; }
    /// <summary>False where there may be flags that are not disclosed to the actor yet.</summary>
    public required bool ShowsAll { get; init; }
    public required IReadOnlyList<PeriodTab> Tabs { get; init; }
    public required PeriodView Period { get; init; }
    /// <summary>Scorecards of the years whose scores the actor may see, oldest first.</summary>
    public required IReadOnlyList<Scorecard> Scored { get; init; }
    /// <summary>Standing ones first, most severe and newest before others.</summary>
    public required IReadOnlyList<ShownFlag> Flags { get; init; }
    public required IReadOnlyList<Incident> Incidents { get; init; }
    public required IReadOnlyList<Chapter> Timeline { get; init; }
    public required CellLinks Cells { get; init; }
    /// <summary>What the models say of the opened year; null for a term, and for a district.</summary>
    public required ModelResults? Models { get; init; }

    public IEnumerable<ShownFlag> Standing => Flags.Where(f => f.Stands);
    public IEnumerable<ShownFlag> Ended => Flags.Where(f => !f.Stands);
    public string FlagsAnswer => Standing.Any()
        ? $"在案风险标记{Standing.Count()}项，最高为{Names.Of(Standing.Max(f => f.Flag.Severity))}"
        : (ShowsAll ? "" : "已公开的年度") + "没有在案风险标记";

    /// <summary>The centre in one sentence.</summary>
    public string Answer => string.Join("；",
        Period.Answer,
        $"现为{CaseNames.Of(State)}",
        FlagsAnswer) + "。";
}

/// <summary>A year, or the term, that can be opened.</summary>
/// <param name="Key">For the query string: 2025, term.</param>
public sealed record PeriodTab(string Key, string Name, bool HasReport);

/// <summary>A year, or the term, as it is shown.</summary>
public sealed record PeriodView
{
    public const string TermKey = "term";

    public required string Key { get; init; }
    public required string Name { get; init; }
    /// <summary>Null where nothing was handed in. Without verdicts where <see cref="IsDisclosed"/> is false.</summary>
    public required Scorecard? Card { get; init; }
    public required bool IsDisclosed { get; init; }
    /// <summary>E.g. 考核方案 cq-2026 版本 1; empty without a card.</summary>
    public required string Rulebook { get; init; }
    public required DateTime? ComputedAt { get; init; }
    /// <summary>Where the year's report stands; null for the term.</summary>
    public required string? Report { get; init; }
    /// <summary>What the reviewer changed: what was reported, with its cell, and why it was changed.</summary>
    public required IReadOnlyDictionary<(ReportYear Year, FieldCode Field), Correction> Corrections { get; init; }

    public string Answer => (Card, IsDisclosed) switch
    {
        (null, _) => $"{Name}{Report ?? "尚无报送"}",
        (_, false) => $"{Name}得分待复盘后公开",
        ({ Score: { } score } card, _) => $"{Name}得分{Formats.Score(score)}分（{Names.Of(card.Grade)}{(card.Provisional ? "，暂" : "")}）",
        _ => $"{Name}没有可计分的指标",
    };
}

/// <summary>申报值 where the 核定值 differs.</summary>
public sealed record Correction(SourcedValue Reported, string Reason);

/// <summary>A flag with what became of it.</summary>
public sealed record ShownFlag(int Id, RecordedFlag Recorded, DateTime RaisedAt, DateTime? EndedAt, bool Stands)
{
    public RiskFlag Flag => Recorded.Flag;
}

/// <summary>A stretch of the centre's life.</summary>
/// <param name="Note">What is special about it; may be empty.</param>
/// <param name="Key">Of the period that it opens; null where it opens none.</param>
public sealed record Chapter(string Title, IReadOnlyList<Entry> Entries, string Note = "", string? Key = null);

public enum EntryLook { Done, Bad, Next }

/// <summary>Something that happened, or comes next until a day; the day is null where none is fixed.</summary>
public sealed record Entry(DateOnly? On, string Text, string Detail = "", EntryLook Look = EntryLook.Done, string? Href = null);
