using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Files;

/// <summary>
/// The files that districts handed in, as they came. The whole of one is for its district, the service centre and the commission; a district
/// that joins a centre sees that centre's rows in the lead district's file, once handed in; of an imported file every district sees its own centres' rows.
/// </summary>
public sealed class KeptFileService(IDbContextFactory<MonitorDb> databases, RulebookStore rulebooks, TimeProvider time)
{
    /// <summary>Rows shown at a time, around the one asked for, and columns.</summary>
    public const int RowsShown = 100, ColumnsShown = 80;

    /// <param name="sheet">Name of the sheet; null for the first one that holds reports.</param>
    /// <param name="row">From 1, as the file counts; null for its beginning.</param>
    /// <exception cref="NotFoundForActor">There is no such file or row, or the actor does not see it.</exception>
    public async Task<KeptFile> OpenAsync(Actor actor, int id, string? sheet, int? row, int? column, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (upload, seen) = await SeenAsync(db, actor, id, cancel);
        var isWhole = seen is null;

        var rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(upload.Year);
        var content = await db.Files.AsNoTracking().Where(f => f.Sha256 == upload.Sha256).Select(f => f.Content).SingleAsync(cancel);
        // Who runs the machine may import a file of any size.
        var file = KeptRows.Of(content, upload.FileName, new() { Rulebook = rulebook }, upload.IsImported ? ReadLimits.None : ReadLimits.Upload, sheet, seen, new(null, cancel)) ?? throw new NotFoundForActor();
        if (!isWhole && row is { } wanted && !file.Numbers.Contains(wanted)) throw new NotFoundForActor();
        var header = file.Layout is { IsTransposed: false } layout ? layout.LastRow : default(int?);
        var rows = file.Numbers.Where(n => n != header).ToList();
        var from = Math.Max(0, (row is { } target ? rows.FindIndex(n => n >= target) : 0) - RowsShown / 2);
        var shown = file.Rows(rows.Skip(from).Take(RowsShown).Concat(file.Numbers.Where(n => n == header)).ToHashSet());
        var last = shown.SelectMany(r => r.Cells).Select(c => c.Column).DefaultIfEmpty(1).Max();
        var firstColumn = column > ColumnsShown ? Math.Max(1, column.Value - ColumnsShown / 2) : 1;
        var columns = Enumerable.Range(firstColumn, Math.Max(1, Math.Min(ColumnsShown, last - firstColumn + 1))).ToList();

        return new()
        {
            Id = id,
            FileName = upload.FileName,
            Sha256 = upload.Sha256!,
            Size = upload.Size,
            UploadedAt = upload.UploadedAt,
            UploadedBy = isWhole ? upload.UploadedBy : null,
            Year = upload.Year,
            District = (await DistrictNames.LoadAsync(db, time.Today(), cancel)).Of(upload.District),
            IsImported = upload.IsImported,
            IsWhole = isWhole,
            Unreadable = file.Unreadable,
            Sheet = file.Sheet,
            Sheets = isWhole ? file.Sheets : [],
            IsReport = file.IsReport,
            HeaderRow = header,
            Columns = columns,
            HasMoreColumns = columns.Count < last,
            Rows = [.. shown.OrderBy(r => r.Number == header ? 0 : 1).ThenBy(r => r.Number)],
            TotalRows = rows.Count,
            Before = from > 0 ? rows[Math.Max(0, from - RowsShown / 2)] : null,
            After = from + RowsShown < rows.Count ? rows[Math.Min(rows.Count - 1, from + RowsShown + RowsShown / 2)] : null,
            Row = row,
            Column = column,
            Story = row is { } r && column is { } c ? await StoryAsync(db, actor, upload, file, r, c, rulebook, cancel) : null,
        };
    }

    /// <summary>The bytes as they came.</summary>
    /// <exception cref="Forbidden">The actor sees a part of the file only.</exception>
    /// <exception cref="NotFoundForActor">There is no such file, or the actor does not see it.</exception>
    public async Task<(string FileName, byte[] Content)> DownloadAsync(Actor actor, int id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (upload, seen) = await SeenAsync(db, actor, id, cancel);
        if (seen is not null)
            throw new Forbidden(upload.IsImported
                ? "此文件由命令行导入，其中可能有其他区县的数据。可查看本区创新中心所在的行，不能下载整份文件。"
                : "此文件由牵头区县报送，其中可能有其他创新中心的数据。参与区县可查看本中心所在的行，不能下载整份文件。");
        return (upload.FileName, await db.Files.AsNoTracking().Where(f => f.Sha256 == upload.Sha256).Select(f => f.Content).SingleAsync(cancel));
    }

    /// <summary>The upload, and the part of it that the actor sees: null for all.</summary>
    static async Task<(Upload Upload, SeenCells? Part)> SeenAsync(MonitorDb db, Actor actor, int id, CancellationToken cancel)
    {
        actor.RequireReader();
        var upload = await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.TypedFor == null, cancel) ?? throw new NotFoundForActor();
        if (actor.SeesAll || actor.Leads(upload.District) && !upload.IsImported) return (upload, null);

        var uploads = await BasedOnAsync(db, id, cancel);
        var centers = db.SeenBy(actor).Select(c => c.Code);
        var values = db.Submissions.AsNoTracking()
            .Where(s => uploads.Contains(s.UploadId) && s.SubmittedAt != null && s.WithdrawnAt == null && centers.Contains(s.Report.Center))
            .SelectMany(s => s.Values);
        // Of rows and columns each, not of each cell: an imported file may have a great many.
        var rows = await values.Select(v => new { v.Sheet, v.Row }).Distinct().ToListAsync(cancel);
        var columns = await values.Select(v => new { v.Sheet, v.Column }).Distinct().ToListAsync(cancel);
        return rows.Count > 0
            ? (upload, new(rows.ToLookup(r => r.Sheet, r => r.Row), columns.ToLookup(c => c.Sheet, c => c.Column)))
            : throw new NotFoundForActor();
    }

    /// <summary>The upload, and those in which its cells were typed over.</summary>
    static Task<List<int>> BasedOnAsync(MonitorDb db, int id, CancellationToken cancel) =>
        db.Uploads.Where(u => u.Id == id || u.BasedOnId == id).Select(u => u.Id).ToListAsync(cancel);

    /// <summary>Of the newest version that holds the cell.</summary>
    static async Task<CellStory?> StoryAsync(MonitorDb db, Actor actor, Upload upload, KeptRows file, int row, int column, Rulebook rulebook, CancellationToken cancel)
    {
        var of = file.FieldOf(column);
        // In a district's file a header may have been confirmed to be a field's; in an imported one, which may be long, it is by its name or not at all.
        if (of is null && upload.IsImported && file.IsByName) return null;
        var (sheet, uploads) = (file.Sheet, await BasedOnAsync(db, upload.Id, cancel));
        var versions = db.Submissions.AsNoTracking().Include(s => s.Report).Include(s => s.Values).Include(s => s.Corrections)
            .Where(s => uploads.Contains(s.UploadId)).OrderByDescending(s => s.Id);
        // Where the column tells the field, one value of each version is looked at.
        var submission = of is { } field
            ? await versions.FirstOrDefaultAsync(s => s.Values.Any(v => v.Field == field && v.TypedBy == "" && v.Sheet == sheet && v.Row == row && v.Column == column), cancel)
            : await versions.FirstOrDefaultAsync(s => s.Values.Any(v => v.TypedBy == "" && v.Sheet == sheet && v.Row == row && v.Column == column), cancel);
        if (submission is null) return null;
        var center = await db.Centers.AsNoTracking().Include(c => c.JointDistricts).SingleAsync(c => c.Code == submission.Report.Center, cancel);
        if (!actor.Sees(center)) return null;
        var value = submission.Values.First(v => v.Sheet == sheet && v.Row == row && v.Column == column);
        var reported = rulebook.Field(value.Field);
        var correction = submission.VerifiedAt is null ? null : submission.Corrections.Find(c => c.Field == value.Field);
        return new(
            center.Code, center.Name, $"{value.Field} {reported?.Name}", reported?.Unit ?? "", value.Raw, Reported.Of(value.Value),
            correction is null ? null : Reported.Of(correction.Value), correction?.Reason ?? "", submission.VerifiedAt is not null);
    }
}
