using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Evidence;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Submissions;

/// <summary>
/// A district's file: read, checked, and kept as it came with all that was found. Each centre of it that can be submitted becomes its draft;
/// a centre with errors stays as it was, and hinders no other.
/// </summary>
public sealed class UploadService(IDbContextFactory<MonitorDb> databases, Recorder recorder, RulebookStore rulebooks, TimeProvider time)
{
    public static string TooLarge(long bytes) => IssueCatalog.FileTooLarge.Raise(
        found: $"{(decimal)bytes / ReadLimits.Megabyte:0.#} MB", expected: $"{ReadLimits.Upload.Bytes / ReadLimits.Megabyte} MB").Message;

    /// <param name="seen">How the uploads stood on the sender's page (<see cref="UploadFiles.StampAsync"/>); null where it is not known.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <returns>ID of the upload.</returns>
    /// <exception cref="OperationCanceledException">It was called off, and nothing of it is kept.</exception>
    /// <exception cref="Refused">Nothing of the district can be reported now, the file is too large, or somebody else uploaded meanwhile.</exception>
    public async Task<int> UploadAsync(Actor actor, ReportYear year, string fileName, byte[] content, string? seen, CancellationToken cancel, IProgress<IntakeProgress>? progress = null)
    {
        actor.Require(Role.DistrictReporter);
        if (content.Length > ReadLimits.Upload.Bytes) throw new Refused(TooLarge(content.Length));
        var watch = new Watch(progress, cancel);
        var context = await ContextAsync(actor, year, cancel);
        var read = ReportFile.Read(content, FileStore.NameOf(fileName), context, ReadLimits.Upload, watch);
        var file = ReportFile.Check(read, context with { Centers = await KnownAsync(context.Centers!, read.Centers, cancel) }, watch);

        progress?.Report(new(IntakeStep.Saving));
        var upload = default(Upload)!;
        await recorder.RecordAsync(async db =>
        {
            await RefuseUnseenAsync(db, actor, year, seen, cancel);
            upload = await UploadFiles.KeepAsync(db, content, file, year, actor.District!.Value, time.UtcNow(), actor.Name, cancel);
            await Drafts.CarryExplanationsAsync(db, actor, upload, upload.Issues, cancel);
            foreach (var record in await OwnAsync(db, actor, year, cancel))
            {
                // A row of another year stands for its centre only where the file has none of this year.
                var ofCenter = file.Reports.Where(r => r.Center == record.Center.Code).ToList();
                if ((ofCenter.Find(r => r.Year == year) ?? ofCenter.FirstOrDefault()) is not { } report) continue;
                var (outcome, note) = Take(db, actor, upload, record, report);
                upload.Reports.Add(new()
                {
                    Center = report.Center,
                    Outcome = outcome,
                    Note = note,
                    Cells = CanonicalJson.Write(SubmissionValues.Cells(report)),
                });
            }
            db.Audit.Add(actor.Did(time.UtcNow(), "上传报送文件", $"{year}年度报送 {upload.FileName}", after: Summary(upload)));
            return [];
        }, cancel);
        return upload.Id;
    }

    async Task<IntakeContext> ContextAsync(Actor actor, ReportYear year, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var own = await OwnAsync(db, actor, year, cancel);
        var expected = own.Where(r => r.IsExpected).ToList();
        if (expected.Count == 0) throw new Refused($"本区县没有{year}年度应报送的创新中心。");
        if (DistrictRecords.WhyNoneEditable(expected) is { } reason) throw new Refused(reason);
        return new()
        {
            Rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(year),
            OpenYear = year,
            Centers = own.ToDictionary(r => r.Center.Code, r => r.History),
            OwnCenters = own.Select(r => r.Center.Code).ToHashSet(),
            Districts = actor.Districts,
            Mappings = await HeaderMappings.OfAsync(db, actor, cancel),
            Evidence = await EvidenceWarnings.AttachedAsync(db, year, cancel),
        };
    }

    /// <summary>The district's centres; of others that the file names, which are designated, so that a wrong code and another district's are told apart.</summary>
    async Task<IReadOnlyDictionary<CenterCode, CenterHistory>> KnownAsync(
        IReadOnlyDictionary<CenterCode, CenterHistory> own, IEnumerable<CenterCode> named, CancellationToken cancel)
    {
        var others = named.Where(c => !own.ContainsKey(c)).ToList();
        if (others.Count == 0) return own;
        await using var db = await databases.CreateDbContextAsync(cancel);
        return own.Concat(await DesignationList.LoadAsync(db, others, cancel)).ToDictionary();
    }

    async Task<IReadOnlyList<CenterRecord>> OwnAsync(MonitorDb db, Actor actor, ReportYear year, CancellationToken cancel)
    {
        var round = await DistrictRecords.RoundAsync(db, year, cancel);
        var led = (await DistrictRecords.CentersAsync(db, actor, cancel)).Where(actor.Leads).ToList();
        return await DistrictRecords.LoadAsync(db, [round], led, time.Today(), cancel);
    }

    (UploadOutcome Outcome, string Note) Take(MonitorDb db, Actor actor, Upload upload, CenterRecord record, CheckedReport report)
    {
        if (record.WhyNotEditable is { } reason) return (UploadOutcome.Locked, $"没有改动：{reason}");
        if (record.Report?.LastHandedIn is { } last && report.CanSubmit && last.ContentHash == SubmissionValues.HashOf(report))
            return (UploadOutcome.Unchanged, $"与报送过的第{last.Version}版完全相同，没有存为草稿。");
        return Drafts.Take(db, actor, upload, record, report, SubmissionValues.Cells(report), time.UtcNow());
    }

    /// <summary>Two people at one draft don't overwrite each other silently.</summary>
    static async Task RefuseUnseenAsync(MonitorDb db, Actor actor, ReportYear year, string? seen, CancellationToken cancel)
    {
        if (seen is null || seen == await UploadFiles.StampAsync(db, actor, year, cancel) || await UploadFiles.LastChangedAsync(db, actor, year, cancel) is not { } last) return;
        throw new Refused($"您打开页面之后，{last.UploadedBy}于{ChinaTime.Text(last.UploadedAt)}{(last.IsTyped ? "在页面上填写了数据" : $"上传了“{last.FileName}”")}。请刷新页面看过之后，再决定是否上传。");
    }

    static string Summary(Upload upload) => upload.Reports.Count > 0
        ? string.Join("；", upload.Reports.Select(r => $"{r.Center} {r.Note.TrimEnd('。')}"))
        : $"没有读到本区县的报告，{upload.Issues.Count} 个问题";
}
