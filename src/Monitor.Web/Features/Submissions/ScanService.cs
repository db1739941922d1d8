using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Submissions;

/// <summary>盖章扫描件 of a version, attached before it is attested. One of changed values does not count: what was stamped is what is handed in.</summary>
public sealed class ScanService(IDbContextFactory<MonitorDb> databases, Recorder recorder, TimeProvider time)
{
    static readonly EvidenceKind[] Kinds = [EvidenceKind.Pdf, EvidenceKind.Image, EvidenceKind.Ofd];

    public static string KindNames { get; } = string.Join("、", Kinds.Select(PaperKinds.NameOf));

    /// <summary>Attaches it to the newest version; a second one takes the first one's place, which stays on record.</summary>
    /// <exception cref="Refused">There is nothing to be attested, it changed since, or the file is no scan.</exception>
    public Task AttachAsync(Actor actor, ReportYear year, Seen seen, string fileName, byte[] content, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter, Role.DistrictApprover);
        return recorder.RecordAsync(async db =>
        {
            var record = await DistrictRecords.LedAsync(db, actor, year, seen.Center, time.Today(), cancel);
            if (record.Report is not { State: ReportState.Draft or ReportState.AwaitingApproval } report)
                throw new Refused($"{seen.Center}：没有待报送的版本。盖章扫描件在审定并报送以前附上。");
            if (record.Lock is { } locked) throw new Refused($"{seen.Center}：{locked}");
            if (report.Revision != seen.Revision) throw new Refused($"{seen.Center}：报告刚被他人更改。请刷新页面，核对盖章的数据与现在的版本一致之后再附。");
            var (name, _) = PaperKinds.Check(fileName, content, Kinds);
            var version = report.Newest;
            var before = (await OfAsync(db, year, [seen.Center], cancel)).FirstOrDefault(s => s.IsOf(version));
            var sha = await FileStore.KeepAsync(db, content, cancel);
            if (before?.Sha256 == sha) throw new Refused($"{seen.Center}：已附有内容相同的扫描件“{before.FileName}”。");
            if (before is not null) before.EndedAt = time.UtcNow();
            db.StampedScans.Add(new()
            {
                Center = seen.Center,
                Year = year,
                Version = version.Version,
                ContentHash = version.ContentHash,
                FileName = name,
                Sha256 = sha,
                Size = content.Length,
                AddedAt = time.UtcNow(),
                AddedBy = actor.Name,
            });
            report.Revision++;
            db.Audit.Add(actor.Did(time.UtcNow(), "附盖章扫描件", $"{DistrictRecords.Subject(year, seen.Center)} 第{version.Version}版", Text(before?.FileName, before?.Sha256), Text(name, sha)));
            return [];
        }, cancel);
    }

    /// <exception cref="NotFoundForActor">There is none, or its version is not the actor's to see.</exception>
    public async Task<(string FileName, byte[] Content)> DownloadAsync(Actor actor, int id, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var scan = await db.StampedScans.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) ?? throw new NotFoundForActor();
        var center = await db.SeenAsync(actor, scan.Center, cancel);
        var isHandedIn = await db.Submissions.AnyAsync(s => s.Report.Center == scan.Center && s.Report.Year == scan.Year && s.Version == scan.Version
            && s.ContentHash == scan.ContentHash && s.SubmittedAt != null && s.WithdrawnAt == null, cancel);
        if (!actor.Leads(center) && !(isHandedIn && scan.EndedAt is null)) throw new NotFoundForActor();
        return (scan.FileName, await db.Files.AsNoTracking().Where(f => f.Sha256 == scan.Sha256).Select(f => f.Content).SingleAsync(cancel));
    }

    /// <summary>Scans of a year that stand, tracked; which version each belongs to, <see cref="StampedScan.IsOf"/> says.</summary>
    internal static Task<List<StampedScan>> OfAsync(MonitorDb db, ReportYear year, IReadOnlyCollection<CenterCode> centers, CancellationToken cancel) =>
        db.StampedScans.Where(s => s.Year == year && centers.Contains(s.Center) && s.EndedAt == null).ToListAsync(cancel);

    static string Text(string? name, string? sha) => name is null ? "" : $"{name}（SHA-256 {sha}）";
}
