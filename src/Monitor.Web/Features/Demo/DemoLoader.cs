using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Features.Demo;

/// <summary>
/// Brings the demo's lists, history and report files into an empty database, once, by the same readers and checks that users' files go
/// through. Only the districts are real; all else is marked synthetic.
/// </summary>
public sealed class DemoLoader(IDbContextFactory<MonitorDb> databases, RulebookStore rulebooks, AssessmentKeeper keeper, SeedFolder seeds)
{
    /// <summary>Who did what in the years before the demo begins: nobody who can sign in.</summary>
    const string Reporter = "演示·往年报送员", Approver = "演示·往年审定人", Reviewer = "演示·往年复核员";

    public async Task LoadAsync(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Centers.AnyAsync(cancel)) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var history = ListFiles.History(seeds.File("history.json"));
        AddLists(db, history);
        await db.SaveChangesAsync(cancel);

        var shelf = await rulebooks.ShelfAsync(db, cancel);
        foreach (var path in Directory.GetFiles(seeds.File("reports"), "*.csv").Order(StringComparer.Ordinal))
            await AddReportsAsync(db, path, shelf, history, cancel);
        await db.SaveChangesAsync(cancel);

        await keeper.RefreshAsync(db, null, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    void AddLists(MonitorDb db, HistoryFile history)
    {
        db.Centers.AddRange(ListFiles.Centers(seeds.File("centers.csv"), synthetic: true));
        db.Targets.AddRange(ListFiles.Targets(seeds.File("targets.csv")).Select(t => new PlannedTarget { Center = t.Center, Year = t.Year, Code = t.Code, Value = t.Value }));
        db.Incidents.AddRange(ListFiles.Incidents(seeds.File("incidents.csv")));
        db.Rounds.AddRange(history.Rounds.Select(r => new Round { Year = r.Year, Opens = r.Opens, Due = r.Due, GraceEnds = r.GraceEnds }));
        foreach (var facts in history.Centers) RecordedHistory.AddTo(db, facts);
        var findings = ListFiles.Findings(seeds.File("findings.csv"));
        foreach (var notice in db.Rectifications.Local) notice.Findings.AddRange(findings[notice.Id]);
    }

    /// <summary>One file as its district handed it in that year, and what the reviewers made of it.</summary>
    static async Task AddReportsAsync(MonitorDb db, string path, RulebookShelf shelf, HistoryFile history, CancellationToken cancel)
    {
        var name = Path.GetFileNameWithoutExtension(path).Split('-');
        var (year, district) = (new ReportYear(int.Parse(name[0])), new DistrictCode(name[1]));
        var content = await File.ReadAllBytesAsync(path, cancel);
        var file = ReportFile.Check(content, Path.GetFileName(path), new IntakeContext { Rulebook = shelf.For(year) }, ReadLimits.None);
        if (file.HasErrors) throw new ListFileException($"{file.File}：{file.Issues[0].Message}");

        var verified = file.Reports.ToDictionary(r => r.Center, r => history.Centers.Single(c => c.Center == r.Center).Verifications.Single(v => v.Year == year));
        var uploadedOn = verified.Values.Min(v => v.SubmittedOn);
        var upload = await UploadFiles.KeepAsync(db, content, file, year, district, At(uploadedOn, 9), Reporter, cancel);
        foreach (var report in file.Reports)
        {
            var facts = verified[report.Center];
            var submission = SubmissionValues.From(report, upload, version: 1, At(facts.SubmittedOn, 9), Reporter);
            submission.SubmittedAt = At(facts.SubmittedOn, 10);
            submission.AttestedBy = Approver;
            submission.ReceiptNumber = SubmissionValues.ReceiptNumber(year, report.Center, 1);
            submission.VerifiedAt = facts.VerifiedOn is { } day ? At(day, 15) : null;
            submission.Reviewer = facts.VerifiedOn is null ? "" : Reviewer;
            foreach (var (field, value) in facts.Corrected ?? new Dictionary<FieldCode, Reported>())
                submission.Corrections.Add(new() { Field = field, Value = value.Number, Reason = "演示：复核核减", CorrectedBy = Reviewer });
            db.Reports.Add(new()
            {
                Center = report.Center,
                Year = year,
                State = facts.VerifiedOn is null ? ReportState.Submitted : ReportState.Verified,
                Submissions = { submission },
            });
        }
    }

    static DateTime At(DateOnly day, int hour) => ChinaTime.UtcOf(day, new(hour, 0));
}
