using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Insight.WhatIf;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Features.Rulebooks;

/// <summary>A changed rulebook beside the one in force, over one year. Nothing of it is stored.</summary>
/// <param name="Base">What is changed: a rulebook, or that of <paramref name="Draft"/>.</param>
/// <param name="InForce">What it is compared with: the rulebook in force in the year.</param>
/// <param name="Centers">Every centre expected in the year; null where the changed rulebook cannot be used.</param>
public sealed record WhatIfView(
    ReportYear Year, IReadOnlyList<ReportYear> Years, IReadOnlyList<Rulebook> Rulebooks, IReadOnlyList<RulebookDraft> Drafts,
    Rulebook Base, RulebookDraft? Draft, Rulebook InForce, ChangedRulebook Changed, IReadOnlyList<CenterChange>? Centers, string DraftName, int FirstFreeYear)
{
    public string BaseName => Draft?.Title ?? $"{Base.Id} {Base.Version}";
    public IReadOnlyList<CenterChange> Matter => [.. (Centers ?? []).Where(c => c.Matters).OrderByDescending(c => c.GradeChanges).ThenBy(c => c.Center.Code)];

    /// <summary>Numbers in which the changed rulebook differs from the one in force; null where the one in force has no such number.</summary>
    public IReadOnlyList<(Lever Lever, decimal? InForce, decimal Changed)> Differences { get; } = DifferencesOf(InForce, Changed);

    public decimal Weight => Changed.Settings.Where(s => s.Lever.Group == LeverGroup.Weights).Sum(s => s.Value ?? 0);

    static List<(Lever Lever, decimal? InForce, decimal Changed)> DifferencesOf(Rulebook inForce, ChangedRulebook changed)
    {
        var now = Levers.Of(inForce).ToDictionary(l => l.Key, l => l.Value);
        return [.. changed.Settings.Where(s => s.Value is not null).Select(s => (s.Lever, InForce: now.TryGetValue(s.Lever.Key, out var value) ? value : default(decimal?), Changed: s.Value!.Value))
            .Where(d => d.InForce != d.Changed)];
    }
}

/// <summary>方案试算: what a changed rulebook would do to a year, for those who see all centres.</summary>
public sealed class WhatIfService(IDbContextFactory<MonitorDb> databases, RulebookStore store, TimeProvider time)
{
    /// <exception cref="Forbidden">The actor does not see every centre.</exception>
    /// <exception cref="NotFoundForActor">No such rulebook, draft or year.</exception>
    public async Task<WhatIfView> CompareAsync(Actor actor, WhatIfRequest request, CancellationToken cancel)
    {
        if (!actor.SeesAll) throw new Forbidden("方案试算涉及全市各创新中心，只供市级部门使用。");
        await using var db = await databases.CreateDbContextAsync(cancel);
        var today = time.Today();
        var histories = (await CenterHistories.LoadAsync(db, cancel: cancel)).Values;
        var known = await Known.LoadAsync(db, today, histories.SelectMany(h => h.Reports).Select(r => r.Year), cancel);
        var year = known.YearToShow(OverviewFilter.ParseYear(request.Year)) ?? throw new NotFoundForActor("尚无报送批次，没有可以试算的年度。");
        var shelf = await store.ShelfAsync(db, cancel);
        var drafts = await db.RulebookDrafts.AsNoTracking().OrderByDescending(d => d.Id).ToListAsync(cancel);
        var draft = request.Draft is { } id ? drafts.Find(d => d.Id == id) ?? throw new NotFoundForActor("没有这份草案。请从“考核方案”中选择。") : null;
        var rulebook = draft is not null ? RulebookReader.Read(draft.Json)
            : request.Base is { } asked ? shelf.All.LastOrDefault(r => r.Id == asked) ?? throw new NotFoundForActor($"没有考核方案“{asked}”。请从“考核方案”中选择。")
            : shelf.For(year);
        var changed = ChangedRulebook.Of(rulebook, request.Typed);
        return new(
            year, known.Years, shelf.All, [.. drafts.Where(d => !drafts.Any(o => o.Name == d.Name && o.Version > d.Version))],
            rulebook, draft, shelf.For(year), changed,
            changed.Rulebook is { } usable ? WhatIfComparison.Of(histories, year, today, shelf, usable) : null,
            draft?.Name ?? "", await DraftService.FirstFreeYearAsync(db, today, cancel));
    }
}
