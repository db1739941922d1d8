using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Reviews;

/// <summary>An expert's level, with why.</summary>
/// <param name="Rater">Name of the expert who rated on paper; empty where the typist rates himself.</param>
/// <param name="Scan">Of the paper; needed where there is one.</param>
public sealed record RatingDraft(IndicatorCode Indicator, string Level, string Reason, string Rater = "", string Unit = "", IReadOnlyList<CaseFile>? Scan = null);

/// <summary>What experts rate in a scheme: an indicator, or a part of one.</summary>
public sealed record Ratable(IndicatorCode Code, string Name, IReadOnlyList<string> Levels)
{
    public static IEnumerable<Ratable> In(Rulebook rulebook) => rulebook.Indicators.SelectMany(i => i.Scoring switch
    {
        ExpertRating rating => [Of(i.Code, i.Name, rating)],
        Parts parts => parts.Items.Where(p => p.Scoring is ExpertRating).Select(p => Of(p.Code, p.Name, (ExpertRating)p.Scoring)),
        _ => Array.Empty<Ratable>(),
    });

    static Ratable Of(string code, string name, ExpertRating rating) => new(code, name, [.. rating.Levels.Select(l => l.Name)]);
}

/// <summary>
/// 专家评定: several experts rate, each without having seen the others; then one level is settled with a reason, and scored. A reviewer rates in his own
/// account, or enters what an expert put on paper.
/// </summary>
public sealed class RatingService(CaseMover mover, RulebookStore rulebooks)
{
    /// <summary>So many at least, before a level is settled (程序规则).</summary>
    public const int FewestRaters = 2;

    /// <exception cref="Refused">The level is none of the scheme's, the rater has rated, or is no longer independent.</exception>
    public Task GiveAsync(Actor actor, CenterCode code, ReportYear year, RatingDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return mover.OpenAsync(actor, code, async work =>
        {
            var (rated, opinions) = await RatedAsync(work, year, draft.Indicator, draft.Level);
            if (await work.Db.ExpertLevels.AnyAsync(l => l.Center == code && l.Year == year && l.Indicator == draft.Indicator, cancel))
                throw new Refused($"“{rated.Name}”已形成评定结果，不再增加专家评定。");
            var onPaper = draft.Rater.Trim().Length > 0;
            var rater = onPaper ? Given.Text(draft.Rater, "专家姓名") : actor.Name;
            var unit = onPaper ? Given.Text(draft.Unit, "专家单位") : "服务中心";
            if (onPaper ? opinions.Exists(o => o.Rater == rater && o.Unit == unit) : opinions.Exists(o => !o.OnPaper && o.EnteredById == actor.UserId))
                throw new Refused($"{rater}（{unit}）已评定“{rated.Name}”，每位专家评定一次。");
            if (!onPaper && opinions.Exists(o => o.EnteredById == actor.UserId))
                throw new Refused("您已登记过其他专家的书面评定，看过他人意见，不能再作独立评定。请由另一位复核员评定。");
            var opinion = new ExpertOpinion
            {
                Id = CaseWork.NextId("PD", work.Today.Year, await work.Db.ExpertOpinions.Select(o => o.Id).ToListAsync(cancel)),
                Center = code,
                Year = year,
                Indicator = draft.Indicator,
                Level = draft.Level,
                Reason = Given.Text(draft.Reason, "评定的理由"),
                Rater = rater,
                Unit = unit,
                GivenOn = work.Today,
                EnteredById = actor.UserId,
                EnteredBy = actor.Name,
                OnPaper = onPaper,
            };
            work.Db.ExpertOpinions.Add(opinion);
            await work.StepAsync(new RegisterEntry(CaseKind.Rating, opinion.Id, code, year), onPaper ? "登记书面评定" : "专家评定", "", draft.Level,
                new(opinion.Reason, $"{rated.Code} {rated.Name}；{rater}（{unit}）", Files: onPaper ? Given.Files(draft.Scan, "书面评定的扫描件") : []));
        }, cancel);
    }

    /// <summary>Settles the level; settling again is a new entry, and the last one counts.</summary>
    /// <exception cref="Refused">Too few have rated, or the actor has no part in it and must not have seen the ratings.</exception>
    public Task SettleAsync(Actor actor, CenterCode code, ReportYear year, IndicatorCode indicator, string level, string reason, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return mover.OpenAsync(actor, code, async work =>
        {
            var (rated, opinions) = await RatedAsync(work, year, indicator, level);
            if (opinions.Count < FewestRaters) throw new Refused($"“{rated.Name}”只有 {opinions.Count} 位专家评定，至少 {FewestRaters} 位才能形成结果（程序规则）。");
            if (!Sees(actor, opinions)) throw new Refused("请先给出您自己的评定，看过各位专家的意见后再形成结果。");
            var before = await work.Db.ExpertLevels.Where(l => l.Center == code && l.Year == year && l.Indicator == indicator).OrderBy(l => l.Id).Select(l => l.Level).LastOrDefaultAsync(cancel);
            var given = Given.Text(reason, "形成结果的理由");
            work.Db.ExpertLevels.Add(new() { Center = code, Year = year, Indicator = indicator, Level = level, SettledOn = work.Today, SettledBy = actor.Name, Reason = given });
            await work.StepAsync(new RegisterEntry(CaseKind.Rating, $"PD-{code}-{year}-{indicator}", code, year), "形成评定结果", before ?? "", level,
                new(given, $"{rated.Code} {rated.Name}；{string.Join("，", opinions.Select(o => $"{o.Rater}（{o.Unit}）{o.Level}"))}"));
        }, cancel);
    }

    /// <summary>Nobody who may still rate sees what others gave; a reviewer does once he has given or entered one.</summary>
    public static bool Sees(Actor actor, IEnumerable<ExpertOpinion> opinions) => actor.Role != Role.Reviewer || opinions.Any(o => o.EnteredById == actor.UserId);

    async Task<(Ratable Rated, List<ExpertOpinion> Opinions)> RatedAsync(CaseWork work, ReportYear year, IndicatorCode indicator, string level)
    {
        await ReviewedYear.RequireOpenAsync(work, year, "评定指标");
        var rated = Ratable.In((await rulebooks.ShelfAsync(work.Db, work.Cancel)).For(year)).FirstOrDefault(r => r.Code == indicator)
            ?? throw new Refused($"{year}年度考核方案中，{indicator} 不由专家评定。");
        if (!rated.Levels.Contains(level)) throw new Refused($"未选择“{rated.Name}”的等次，应为：{string.Join("、", rated.Levels)}。");
        var code = work.Center.Code;
        return (rated, await work.Db.ExpertOpinions.Where(o => o.Center == code && o.Year == year && o.Indicator == indicator).OrderBy(o => o.Id).ToListAsync(work.Cancel));
    }
}
