using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Submissions;

/// <summary>What a district sees of its reports: rounds, one round's work, receipts, and the template.</summary>
public sealed class SubmissionDesk(IDbContextFactory<MonitorDb> databases, RulebookStore rulebooks, TimeProvider time)
{
    /// <summary>Issues shown of one upload; the rest is counted.</summary>
    public const int IssuesShown = 500;
    const int UploadsShown = 10;

    /// <summary>Rounds in which one of the district's centres is expected, the open ones first, then the newest.</summary>
    public async Task<RoundList> RoundsAsync(Actor actor, CancellationToken cancel)
    {
        RequireDistrict(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var centers = await DistrictRecords.CentersAsync(db, actor, cancel);
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).ToListAsync(cancel);
        var records = await DistrictRecords.LoadAsync(db, rounds, centers, time.Today(), cancel);
        return new(await PlaceAsync(db, actor, cancel), centers.Count > 0,
        [
            .. records.Where(r => r.IsInRound).GroupBy(r => r.Round)
                .Select(g => new RoundLine(new(g.Key, time.Today()), [.. g.Select(r => new ReportLine(r, actor.Leads(r.Center)))]))
                .OrderByDescending(l => l.Round.IsOpen),
        ]);
    }

    /// <summary>One round as the district works on it.</summary>
    public async Task<RoundWork> WorkAsync(Actor actor, ReportYear year, CancellationToken cancel)
    {
        RequireDistrict(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var round = await DistrictRecords.RoundAsync(db, year, cancel);
        var centers = await DistrictRecords.CentersAsync(db, actor, cancel);
        var records = (await DistrictRecords.LoadAsync(db, [round], centers, time.Today(), cancel)).Where(r => r.IsInRound).ToList();
        if (records.Count == 0) throw new NotFoundForActor($"本区县没有{year}年度应报送的创新中心。");

        var led = records.Where(r => actor.Leads(r.Center)).ToList();
        var newest = await DistrictRecords.NewestUploadsAsync(db, year, [.. led.Select(r => r.Center.Code)], cancel);
        var districts = actor.Districts.ToList();
        var uploads = await db.Uploads.AsNoTracking().Include(u => u.Reports).Include(u => u.Submissions).ThenInclude(s => s.Report).Where(u => u.Year == year && districts.Contains(u.District))
            .OrderByDescending(u => u.Id).Take(UploadsShown).ToListAsync(cancel);
        var shown = led.Select(r => new ShownReport(r, newest.GetValueOrDefault(r.Center.Code))).ToList();
        var issues = await IssuesAsync(db, shown, uploads.FirstOrDefault(), cancel);
        var names = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.Name, cancel);
        var scans = (await ScanService.OfAsync(db, year, [.. led.Select(r => r.Center.Code)], cancel)).ToLookup(s => s.Center);
        var rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(year);
        return new()
        {
            Place = await PlaceAsync(db, actor, cancel),
            Round = new(round, time.Today()),
            Centers = [.. shown.Select(s => new CenterWork(s, issues.Where(i => IsOf(i, s)), rulebook.Fields)
            {
                Scan = s.Version is { } version ? scans[s.Record.Center.Code].FirstOrDefault(x => x.IsOf(version)) : null,
                WhyNotStamped = s.Version is { } last ? SubmissionFlow.WhyNotStamped(round, last, [.. scans[s.Record.Center.Code]]) : null,
            })],
            Joined = [.. records.Where(r => !actor.Leads(r.Center)).Select(r => new JoinedReport(new(r, false), names[r.Center.LeadDistrict]))],
            SeenUploads = await UploadFiles.StampAsync(db, actor, year, cancel),
            Uploads = [.. uploads.Select(u => new UploadLine(u))],
            Issues = [.. issues.Take(IssuesShown)],
            IssueCount = issues.Count,
            Offers = HeaderOffer.Of(uploads.FirstOrDefault()),
            Mappings = [.. (await HeaderMappings.ListAsync(db, actor, cancel)).Select(m => new MappingLine(
                m.Header, ReportColumn.Of(rulebook).FirstOrDefault(c => c.Id == m.Column)?.Name ?? m.Column, m.ConfirmedBy, m.ConfirmedAt))],
            Sheet = Sheet.Of(rulebook, shown, issues),
            WhyNoUpload = led.Count == 0 ? "本区县只参加联合申报，由牵头区县报送。" : DistrictRecords.WhyNoneEditable(led),
        };
    }

    /// <exception cref="NotFoundForActor">There is none, or its centre is not the actor's to see.</exception>
    public async Task<Receipt> ReceiptAsync(Actor actor, string number, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var version = await db.Submissions.AsNoTracking().Include(s => s.Report).Include(s => s.Upload).ThenInclude(u => u.BasedOn).Include(s => s.Values)
            .SingleOrDefaultAsync(s => s.ReceiptNumber == number && s.SubmittedAt != null, cancel) ?? throw new NotFoundForActor();
        var center = await db.Centers.AsNoTracking().Include(c => c.JointDistricts).SingleAsync(c => c.Code == version.Report.Center, cancel);
        if (!actor.Sees(center)) throw new NotFoundForActor();
        var round = await DistrictRecords.RoundAsync(db, version.Report.Year, cancel);
        var extension = await db.RoundExtensions.AsNoTracking().SingleOrDefaultAsync(e => e.Year == round.Year && e.Center == center.Code, cancel);
        var district = await db.Districts.AsNoTracking().SingleAsync(d => d.Code == version.Upload.District, cancel);
        var scans = await ScanService.OfAsync(db, round.Year, [center.Code], cancel);
        return new(version, center, district.Name, extension?.Due ?? round.Due, scans.Find(s => s.IsOf(version)));
    }

    /// <summary>The template with the district's centres that are expected, and what the plan sets for them.</summary>
    public async Task<Download> TemplateAsync(Actor actor, ReportYear year, CancellationToken cancel)
    {
        var given = await GivenAsync(actor, year, cancel);
        return new(ReportTemplate.Csv(given.Rulebook, given.Rows), $"{year}年度报送表-{given.Place}.csv", "text/csv");
    }

    /// <summary>The same as a workbook, with last year's values beside it.</summary>
    public async Task<Download> TemplateWorkbookAsync(Actor actor, ReportYear year, CancellationToken cancel)
    {
        var given = await GivenAsync(actor, year, cancel);
        return new(ReportWorkbook.Template(given.Rulebook, given.Rows, given.Prior, actor.District!.Value), $"{year}年度报送表-{given.Place}.xlsx", Download.Xlsx);
    }

    /// <summary>One centre's form, for the centre to fill in and the district to upload.</summary>
    /// <exception cref="NotFoundForActor">The district does not lead the centre, or it is not expected.</exception>
    public async Task<Download> FormAsync(Actor actor, ReportYear year, CenterCode center, CancellationToken cancel)
    {
        var given = await GivenAsync(actor, year, cancel);
        var row = given.Rows.FirstOrDefault(r => r.Center == center) ?? throw new NotFoundForActor();
        var prior = given.Prior.FirstOrDefault(r => r.Center == center);
        return new(ReportWorkbook.Form(given.Rulebook, row, prior, actor.District!.Value), $"{year}年度填报单-{center}.xlsx", Download.Xlsx);
    }

    async Task<(Rulebook Rulebook, string Place, IReadOnlyList<TemplateRow> Rows, IReadOnlyList<TemplateRow> Prior)> GivenAsync(
        Actor actor, ReportYear year, CancellationToken cancel)
    {
        RequireDistrict(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var round = await DistrictRecords.RoundAsync(db, year, cancel);
        var led = (await DistrictRecords.CentersAsync(db, actor, cancel)).Where(actor.Leads).ToList();
        var rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(year);
        var expected = (await DistrictRecords.LoadAsync(db, [round], led, time.Today(), cancel)).Where(r => r.IsExpected).ToList();
        if (expected.Count == 0) throw new NotFoundForActor($"本区县没有{year}年度应报送的创新中心。");
        var last = year.Previous;
        return (rulebook, await PlaceAsync(db, actor, cancel),
            [.. expected.Select(r => new TemplateRow(r.Center.Code, r.Center.Name, year, Planned(r.History)))],
            [.. from r in expected let report = r.History.Report(last) where report is not null select new TemplateRow(r.Center.Code, r.Center.Name, last, Reported(report))]);

        Dictionary<FieldCode, Reported> Planned(CenterHistory history) => rulebook.Fields
            .Where(f => f.Planned && history.TargetOf(year, f.Code) is not null)
            .ToDictionary(f => new FieldCode(f.Code), f => Analytics.Vocabulary.Reported.Of(history.TargetOf(year, f.Code)));

        static Dictionary<FieldCode, Reported> Reported(ReportVersion report) => report.Reported.Keys.ToDictionary(f => f, f => report.Value(f).Value);
    }

    static void RequireDistrict(Actor actor) => actor.Require(Role.DistrictReporter, Role.DistrictApprover);

    static async Task<string> PlaceAsync(MonitorDb db, Actor actor, CancellationToken cancel) =>
        await db.Districts.Where(d => d.Code == actor.District!.Value).Select(d => d.Name).SingleAsync(cancel);

    /// <summary>Of each centre those of the report that is shown; and those of the newest file that belong to none of the centres.</summary>
    static async Task<IReadOnlyList<FoundIssue>> IssuesAsync(MonitorDb db, List<ShownReport> shown, Upload? latest, CancellationToken cancel)
    {
        var sources = shown.Select(s => s.UploadId).OfType<int>().Append(latest?.Id ?? 0).Distinct().ToList();
        var issues = await db.Issues.AsNoTracking().Where(i => sources.Contains(i.UploadId)).ToListAsync(cancel);
        return [.. issues
            .Where(i => shown.Find(s => s.Record.Center.Code == i.Center) is { } of ? IsOf(i, of) : i.UploadId == latest?.Id)
            .OrderBy(i => i.Severity).ThenBy(i => i.UploadId).ThenBy(i => i.Row ?? 0).ThenBy(i => i.Column ?? 0).ThenBy(i => i.Id)];
    }

    static bool IsOf(FoundIssue issue, ShownReport shown) => issue.Center == shown.Record.Center.Code && issue.UploadId == shown.UploadId;
}

public sealed record Download(byte[] Content, string FileName, string ContentType)
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
