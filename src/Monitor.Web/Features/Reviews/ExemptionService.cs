using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Reviews;

/// <summary>
/// 豁免 of an indicator (or bottom line) for one year: it is not scored, its weight is shared out. Granted with reason and document; ended by a new entry,
/// never by a change of the first.
/// </summary>
public sealed class ExemptionService(CaseMover mover, RulebookStore rulebooks)
{
    /// <returns>Id of the entry.</returns>
    /// <exception cref="Refused">It is exempt already, is not scored anyway, or the year's review has gone to the district.</exception>
    public async Task<string> GrantAsync(Actor actor, CenterCode code, ReportYear year, IndicatorCode indicator, string reason, IReadOnlyList<CaseFile> document, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        var id = "";
        await mover.OpenAsync(actor, code, async work =>
        {
            await ReviewedYear.RequireOpenAsync(work, year, "豁免指标");
            var name = NameIn((await rulebooks.ShelfAsync(work.Db, cancel)).For(year), indicator);
            if (await work.Db.Exemptions.AnyAsync(e => e.Center == code && e.Year == year && e.Indicator == indicator && e.Withdrawal == null, cancel))
                throw new Refused($"{year}年度“{name}”已豁免，不重复办理。");
            id = CaseWork.NextId("HM", work.Today.Year, await work.Db.Exemptions.Select(e => e.Id).ToListAsync(cancel));
            var given = Given.Text(reason, "豁免的理由");
            work.Db.Exemptions.Add(new() { Id = id, Center = code, Year = year, Indicator = indicator, Reason = given, GrantedOn = work.Today, GrantedBy = actor.Name });
            await work.StepAsync(new RegisterEntry(CaseKind.Exemption, id, code, year), "豁免指标", "", "已豁免",
                new(given, $"{year}年度 {indicator} {name}", Files: Given.Files(document, "豁免依据文件")));
        }, cancel);
        return id;
    }

    /// <summary>The indicator is scored again.</summary>
    public Task WithdrawAsync(Actor actor, CenterCode code, string id, string reason, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return mover.OpenAsync(actor, code, async work =>
        {
            var granted = await work.Db.Exemptions.Include(e => e.Withdrawal).SingleOrDefaultAsync(e => e.Id == id && e.Center == code, cancel) ?? throw new NotFoundForActor();
            if (granted.Withdrawal is { } before) throw new Refused($"这项豁免已于 {ChinaTime.Text(before.WithdrawnOn)} 撤回。");
            await ReviewedYear.RequireOpenAsync(work, granted.Year, "撤回豁免");
            var given = Given.Text(reason, "撤回豁免的理由");
            work.Db.ExemptionWithdrawals.Add(new() { ExemptionId = id, WithdrawnOn = work.Today, WithdrawnBy = actor.Name, Reason = given });
            await work.StepAsync(new RegisterEntry(CaseKind.Exemption, id, code, granted.Year), "撤回豁免", "已豁免", "已撤回", new(given, $"{granted.Year}年度 {granted.Indicator}"));
        }, cancel);
    }

    /// <summary>What can be exempted by the scheme: scored indicators and bottom lines, by code.</summary>
    public static IEnumerable<(IndicatorCode Code, string Name)> Choices(Rulebook rulebook) =>
    [
        .. rulebook.Indicators.Where(i => i.Weight > 0).Select(i => ((IndicatorCode)i.Code, i.Name)),
        .. rulebook.BottomLines.Select(b => ((IndicatorCode)b.Code, $"底线 {b.Name}")),
    ];

    static string NameIn(Rulebook rulebook, IndicatorCode indicator) => Choices(rulebook).FirstOrDefault(c => c.Code == indicator) switch
    {
        { Name: { } name } => name,
        _ when rulebook.Indicator(indicator) is { } shown => throw new Refused($"“{shown.Name}”权重为0，只展示，不计分，不需要豁免。"),
        _ => throw new NotFoundForActor($"考核方案中没有指标 {indicator}。"),
    };
}

/// <summary>What goes into a year's score is settled once its review is with the district: what was signed is what was seen.</summary>
static class ReviewedYear
{
    /// <exception cref="Refused">The year's review was sent for the district's opinion, or is concluded.</exception>
    public static async Task RequireOpenAsync(CaseWork work, ReportYear year, string action)
    {
        var code = work.Center.Code;
        await work.RequireStandingAsync();
        if (!await work.Db.Reports.AnyAsync(r => r.Center == code && r.Year == year, work.Cancel)) throw new Refused($"{code} 未报送{year}年度报告，不能{action}。");
        if (await work.Db.Reviews.AnyAsync(r => r.Center == code && r.Year == year && (r.SentOn != null || r.ConcludedOn != null), work.Cancel))
            throw new Refused($"{year}年度复盘已送区县或已定论，不能再{action}。");
    }
}
