using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Reviews;

/// <summary>An exemption with its file, and what ended it.</summary>
public sealed record ShownExemption(GrantedExemption Granted, string Name, IReadOnlyList<CaseAttachment> Files);

/// <summary>An expert-rated indicator with what was given so far. <paramref name="Opinions"/> are null where the asker must not see them yet.</summary>
public sealed record ShownRating(Ratable Rated, int Raters, IReadOnlyList<ExpertOpinion>? Opinions, IReadOnlyList<ExpertLevel> Settled, bool MayRate)
{
    public string Answer => Settled.Count > 0 ? $"评定结果：{Settled[^1].Level}"
        : $"已有 {Raters} 位专家评定，至少 {RatingService.FewestRaters} 位才能形成结果";
}

/// <summary>What people judge of a centre's year besides its values.</summary>
/// <param name="Closed">Why nothing can be changed; null where it can.</param>
public sealed record Judgements(IReadOnlyList<ShownExemption> Exemptions, IReadOnlyList<(IndicatorCode Code, string Name)> Exemptible, IReadOnlyList<ShownRating> Ratings, string? Closed)
{
    public static async Task<Judgements> LoadAsync(MonitorDb db, Actor actor, CenterCode center, ReportYear year, Rulebook rulebook, CancellationToken cancel)
    {
        var exemptions = await db.Exemptions.AsNoTracking().Include(e => e.Withdrawal).Where(e => e.Center == center && e.Year == year).OrderBy(e => e.Id).ToListAsync(cancel);
        var files = (await db.CaseSteps.AsNoTracking().Include(s => s.Attachments).Where(s => s.Center == center && s.Kind == CaseKind.Exemption).ToListAsync(cancel))
            .SelectMany(s => s.Attachments.Select(a => (s.CaseId, File: a))).ToLookup(f => f.CaseId, f => f.File);
        var opinions = (await db.ExpertOpinions.AsNoTracking().Where(o => o.Center == center && o.Year == year).OrderBy(o => o.Id).ToListAsync(cancel)).ToLookup(o => o.Indicator);
        var settled = (await db.ExpertLevels.AsNoTracking().Where(l => l.Center == center && l.Year == year).OrderBy(l => l.Id).ToListAsync(cancel)).ToLookup(l => l.Indicator);
        var choices = ExemptionService.Choices(rulebook).ToList();
        var sent = await db.Reviews.AnyAsync(r => r.Center == center && r.Year == year && (r.SentOn != null || r.ConcludedOn != null), cancel);
        return new(
            [.. exemptions.Select(e => new ShownExemption(e, choices.Find(c => c.Code == e.Indicator).Name ?? "", [.. files[e.Id]]))],
            [.. choices.Where(c => !exemptions.Exists(e => e.Indicator == c.Code && e.Withdrawal is null))],
            [.. Ratable.In(rulebook).Select(Rating)],
            sent ? $"{year}年度复盘已送区县或已定论，不再变动" : null);

        ShownRating Rating(Ratable rated)
        {
            var given = opinions[rated.Code].ToList();
            return new(rated, given.Count, RatingService.Sees(actor, given) ? given : null, [.. settled[rated.Code]], !given.Exists(o => o.EnteredById == actor.UserId));
        }
    }
}
