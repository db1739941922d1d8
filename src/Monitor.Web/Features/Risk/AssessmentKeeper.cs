using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Risk;

/// <summary>
/// Keeps scorecards and flags in step with what is recorded: they follow from it, so nobody edits them. What changed gets a new entry and
/// ends the old one; what did not is left alone.
/// </summary>
public sealed class AssessmentKeeper(RulebookStore rulebooks, TimeProvider time)
{
    /// <summary>Recomputes the given centres (all where null) from what the context's transaction sees; the caller saves and commits.</summary>
    public async Task RefreshAsync(MonitorDb db, IReadOnlyCollection<CenterCode>? centers, CancellationToken cancel)
    {
        if (!await db.Rulebooks.AnyAsync(cancel)) return;
        var shelf = await rulebooks.ShelfAsync(db, cancel);
        foreach (var history in (await CenterHistories.LoadAsync(db, centers, cancel)).Values)
            await RefreshAsync(db, history, shelf, cancel);
    }

    async Task RefreshAsync(MonitorDb db, CenterHistory history, RulebookShelf shelf, CancellationToken cancel)
    {
        var center = history.Center.Code;
        var kept = await db.Assessments.Where(a => a.Center == center && a.SupersededAt == null).ToListAsync(cancel);
        foreach (var year in history.Reports.Select(r => r.Year).Distinct().Order())
            Keep(db, kept.Find(a => a.Year == year && !a.IsTerm), Scorer.Score(history, year, shelf.For(year)));
        Keep(db, kept.Find(a => a.IsTerm), TermScorer.Score(history, shelf.For(history.Center.Validity.LastYear), time.Today()));

        var flags = await db.Flags.Where(f => f.Center == center).OrderBy(f => f.Id).ToListAsync(cancel);
        foreach (var year in JudgedYears(history))
            Merge(db, flags.Where(f => f.Year == year), RuleEngine.Evaluate(history, year, time.Today(), shelf));
    }

    /// <summary>From its first year to the present one, a veto being raised before the year is reported; and the extra year of 延续观察.</summary>
    IEnumerable<ReportYear> JudgedYears(CenterHistory history)
    {
        for (var year = history.Center.Validity.FirstYear; year.Value <= time.Today().Year && history.Expects(year); year = year.Next)
            yield return year;
    }

    /// <param name="card">Null where nothing is reported any more: the report was withdrawn.</param>
    void Keep(MonitorDb db, StoredAssessment? kept, Scorecard? card)
    {
        var json = card is null ? null : CanonicalJson.Write(card);
        if (kept?.Json == json) return;
        if (kept is not null) kept.SupersededAt = time.UtcNow();
        if (card is null) return;
        db.Assessments.Add(new()
        {
            Center = card.Center,
            Year = card.Year,
            IsTerm = card.Term.Count > 0,
            RulebookId = card.RulebookId,
            RulebookVersion = card.RulebookVersion,
            Score = card.Score,
            Grade = card.Grade,
            Provisional = card.Provisional,
            Json = json!,
            ComputedAt = time.UtcNow(),
        });
    }

    void Merge(MonitorDb db, IEnumerable<StoredFlag> stored, RiskReport report)
    {
        var rows = stored.ToList();
        var merged = FlagLedger.Merge([.. rows.Select(r => r.Recorded())], report);
        for (var i = 0; i < rows.Count; i++) rows[i].Take(merged[i], time.UtcNow());
        foreach (var added in merged.Skip(rows.Count)) db.Flags.Add(StoredFlag.From(added, time.UtcNow()));
    }
}
