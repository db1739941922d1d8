using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights.Models;

namespace Monitor.Web.Features.Centers;

/// <summary>One centre's page: all that is recorded and computed of it, as far as the actor may see it.</summary>
public sealed class CenterFileService(IDbContextFactory<MonitorDb> databases, TimeProvider time)
{
    /// <param name="period">A year, or term; where it is neither, the newest reported year, else the newest whose round has opened.</param>
    /// <exception cref="NotFoundForActor">There is no such centre, or the actor does not see it.</exception>
    public async Task<CenterFile> OpenAsync(Actor actor, CenterCode code, string? period, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var center = await db.SeenAsync(actor, code, cancel);
        var today = time.Today();
        var history = (await CenterHistories.LoadAsync(db, [code], cancel))[code];
        var disclosure = new Disclosure(actor, history, (await Disclosure.SentForOpinionAsync(db, [code], cancel))[code].ToHashSet(), (await Disclosure.TermsSentAsync(db, [code], cancel)).Count > 0);
        var names = await DistrictNames.LoadAsync(db, today, cancel);
        var reports = await db.Reports.AsNoTracking().Where(r => r.Center == code)
            .Include(r => r.Submissions).ThenInclude(s => s.Upload)
            .Include(r => r.Submissions).ThenInclude(s => s.Corrections)
            .OrderBy(r => r.Year).ToListAsync(cancel);
        var stored = await db.Assessments.AsNoTracking().Where(a => a.Center == code && a.SupersededAt == null).ToListAsync(cancel);
        var years = Years(history);
        var chosen = Chosen(period, years, stored, history, today);
        var scored = stored.Where(a => !a.IsTerm && disclosure.Shows(a.Year)).OrderBy(a => a.Year).Select(a => CanonicalJson.Read<Scorecard>(a.Json)).ToList();

        return new()
        {
            Code = code,
            Name = center.Name,
            Industry = center.Industry,
            LeadEntity = center.LeadEntity,
            NamedThen = int.TryParse(chosen, out var opened) ? await NamedThenAsync(db, center, new(opened), cancel) : null,
            District = names.Named(center.LeadDistrict),
            Above = actor.SeesAll ? (names.Of(names.Current(center.LeadDistrict)), $"/overview?district={names.Current(center.LeadDistrict)}") : ("本区总览", "/my-overview"),
            JointDistricts = [.. history.Center.JointDistricts.Select(names.Named)],
            Batch = center.Batch,
            Validity = history.Center.Validity,
            State = CenterStanding.On(history, today),
            Synthetic = center.Synthetic,
            ShowsAll = actor.SeesAll,
            Tabs =
            [
                .. years.Select(y => new PeriodTab(y.ToString(), $"{y}年度", history.Report(y) is not null)),
                .. stored.Any(a => a.IsTerm) ? [new PeriodTab(PeriodView.TermKey, "三年建设评估", true)] : Array.Empty<PeriodTab>(),
            ],
            Period = View(chosen, history, disclosure, reports, stored, today),
            Scored = scored,
            Flags = await FlagsAsync(db, history, disclosure, cancel),
            Incidents = [.. history.Incidents.Where(disclosure.Shows)],
            Timeline = new CenterTimeline(history, reports, scored.ToDictionary(c => c.Year), await CaseEntries.LoadAsync(db, actor, center, years, cancel), names, disclosure, today).Tell(years),
            Cells = await CellLinks.LoadAsync(db, code, cancel),
            Models = chosen == PeriodView.TermKey ? null : await ModelResults.LoadAsync(db, actor, code, new(int.Parse(chosen)), cancel),
        };
    }

    /// <summary>A year keeps the names that it had on its last day.</summary>
    static async Task<string?> NamedThenAsync(MonitorDb db, Center center, ReportYear year, CancellationToken cancel)
    {
        var later = (await db.PlanChanges.AsNoTracking().Where(c => c.Center == center.Code && c.State == ChangeState.Approved && c.Subject != ChangeSubject.Target && c.DecidedOn > year.LastDay)
            .OrderBy(c => c.DecidedOn).ThenBy(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.Subject, c => c.Before);
        return later.Count == 0 ? null : $"该年度名称：{later[ChangeSubject.Name].FirstOrDefault() ?? center.Name}；牵头建设主体：{later[ChangeSubject.LeadEntity].FirstOrDefault() ?? center.LeadEntity}。";
    }

    /// <summary>The years of the term, and the extra one of 延续观察 where it is expected.</summary>
    static IReadOnlyList<ReportYear> Years(CenterHistory history)
    {
        var validity = history.Center.Validity;
        return history.Expects(validity.LastYear.Next) ? [.. validity.Years, validity.LastYear.Next] : validity.Years;
    }

    static string Chosen(string? wanted, IReadOnlyList<ReportYear> years, IReadOnlyList<StoredAssessment> stored, CenterHistory history, DateOnly today)
    {
        if (wanted == PeriodView.TermKey && stored.Any(a => a.IsTerm) || years.Any(y => y.ToString() == wanted)) return wanted!;
        var opened = years.Where(y => history.Rounds.Any(r => r.Year == y && r.Opens <= today)).DefaultIfEmpty(years[0]).Max();
        return stored.Where(a => !a.IsTerm).Select(a => a.Year).DefaultIfEmpty(opened).Max().ToString();
    }

    static PeriodView View(
        string key, CenterHistory history, Disclosure disclosure, IReadOnlyList<AnnualReport> reports, IReadOnlyList<StoredAssessment> stored, DateOnly today)
    {
        var isTerm = key == PeriodView.TermKey;
        var year = isTerm ? default(ReportYear?) : new ReportYear(int.Parse(key));
        var assessment = stored.SingleOrDefault(a => isTerm ? a.IsTerm : !a.IsTerm && a.Year == year);
        var card = assessment is null ? null : disclosure.Of(CanonicalJson.Read<Scorecard>(assessment.Json));
        var round = history.Rounds.FirstOrDefault(r => r.Year == year);
        return new()
        {
            Key = key,
            Name = isTerm ? "三年建设评估" : $"{year}年度",
            Card = card,
            IsDisclosed = year is { } y ? disclosure.Shows(y) : disclosure.ShowsTerm,
            Rulebook = card is null ? "" : $"考核方案 {card.RulebookId} 版本 {card.RulebookVersion}",
            ComputedAt = assessment?.ComputedAt,
            Report = isTerm ? null
                : round is null || round.Opens > today ? "批次尚未开放"
                : RoundStanding.Of(history, round, reports.FirstOrDefault(r => r.Year == year)?.State, today).Text,
            Corrections = reports.SelectMany(Corrections).ToDictionary(c => c.Key, c => c.Value),
        };

        IEnumerable<KeyValuePair<(ReportYear, FieldCode), Correction>> Corrections(AnnualReport report) =>
            from correction in report.Submissions.Where(s => s.IsHandedIn).MaxBy(s => s.Version) is { VerifiedAt: not null } verified ? verified.Corrections : []
            let reported = history.Report(report.Year)!.Reported.GetValueOrDefault(correction.Field, SourcedValue.Missing)
            select KeyValuePair.Create((report.Year, correction.Field), new Correction(reported, correction.Reason));
    }

    static async Task<IReadOnlyList<ShownFlag>> FlagsAsync(MonitorDb db, CenterHistory history, Disclosure disclosure, CancellationToken cancel)
    {
        var code = history.Center.Code;
        return
        [
            .. (await db.Flags.AsNoTracking().Where(f => f.Center == code).ToListAsync(cancel))
                .Where(f => disclosure.Shows(f.Year))
                .Select(f => new ShownFlag(f.Id, f.Recorded(), f.RaisedAt, f.EndedAt, StandingFlags.Stands(f.Status, f.Year, history)))
                .OrderByDescending(f => f.Stands).ThenByDescending(f => f.Flag.Severity).ThenByDescending(f => f.Flag.Key.Year).ThenBy(f => f.Id),
        ];
    }
}
