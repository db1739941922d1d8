using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Intake;
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
        var context = new IntakeContext { Rulebook = rulebook };
        var reading = TableReader.Read(content, upload.FileName, context, ReadLimits.Upload, new(null, cancel));
        var table = reading.Tables.FirstOrDefault(t => sheet is null || t.Sheet == sheet);
        if (table is null && reading.Tables.Count > 0) throw new NotFoundForActor();
        var columnNames = new HeaderNames(context);
        var layout = table is null ? null : ReportHeader.Find(table, columnNames);
        var all = seen is null ? table?.Rows ?? [] : seen.Of(table, layout);
        if (!isWhole && row is { } wanted && all.All(r => r.Number != wanted)) throw new NotFoundForActor();
        var header = layout is { IsTransposed: false } ? layout.LastRow : default(int?);
        var rows = all.Where(r => r.Number != header).ToList();
        var from = Math.Max(0, (row is { } target ? rows.FindIndex(r => r.Number >= target) : 0) - RowsShown / 2);
        var shown = rows.Skip(from).Take(RowsShown).ToList();
        if (all.FirstOrDefault(r => r.Number == header) is { } head) shown.Insert(0, head);
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
            IsWhole = isWhole,
            Unreadable = reading.Table is null ? reading.Issues[0].Message : null,
            Sheet = table?.Sheet ?? "",
            Sheets = isWhole ? [.. reading.Tables.Select(t => t.Sheet)] : [],
            IsReport = table is not null && ReportHeader.MayBeReport(table, columnNames),
            HeaderRow = header,
            Columns = columns,
            HasMoreColumns = columns.Count < last,
            Rows = [.. shown.OrderBy(r => r.Number == header ? 0 : 1).ThenBy(r => r.Number)],
            TotalRows = rows.Count,
            Before = from > 0 ? rows[Math.Max(0, from - RowsShown / 2)].Number : null,
            After = from + RowsShown < rows.Count ? rows[Math.Min(rows.Count - 1, from + RowsShown + RowsShown / 2)].Number : null,
            Row = row,
            Column = column,
            Story = row is { } r && column is { } c ? await StoryAsync(db, actor, id, table?.Sheet ?? "", r, c, rulebook, cancel) : null,
        };
    }

    /// <summary>The bytes as they came.</summary>
    /// <exception cref="Forbidden">The actor sees a part of the file only.</exception>
    /// <exception cref="NotFoundForActor">There is no such file, or the actor does not see it.</exception>
    public async Task<(string FileName, byte[] Content)> DownloadAsync(Actor actor, int id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (upload, seen) = await SeenAsync(db, actor, id, cancel);
        if (seen is not null) throw new Forbidden("此文件由牵头区县报送，其中可能有其他创新中心的数据。参与区县可查看本中心所在的行，不能下载整份文件。");
        return (upload.FileName, await db.Files.AsNoTracking().Where(f => f.Sha256 == upload.Sha256).Select(f => f.Content).SingleAsync(cancel));
    }

    /// <summary>The upload, and the part of it that the actor sees: null for all.</summary>
    static async Task<(Upload Upload, SeenCells? Part)> SeenAsync(MonitorDb db, Actor actor, int id, CancellationToken cancel)
    {
        actor.RequireReader();
        var upload = await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.TypedFor == null, cancel) ?? throw new NotFoundForActor();
        if (actor.SeesAll || actor.Leads(upload.District) && !upload.IsImported) return (upload, null);

        var centers = (await db.SeenAsync(actor, cancel)).Select(c => c.Code).ToList();
        var cells = await db.Submissions.AsNoTracking()
            .Where(s => (s.UploadId == id || s.Upload.BasedOnId == id) && s.SubmittedAt != null && s.WithdrawnAt == null && centers.Contains(s.Report.Center))
            .SelectMany(s => s.Values).Select(v => new { v.Sheet, v.Row, v.Column }).ToListAsync(cancel);
        return cells.Count > 0 ? (upload, new(cells.Select(c => (c.Sheet, c.Row, c.Column)).ToHashSet())) : throw new NotFoundForActor();
    }

    /// <summary>Of the newest version that holds the cell.</summary>
    static async Task<CellStory?> StoryAsync(MonitorDb db, Actor actor, int id, string sheet, int row, int column, Rulebook rulebook, CancellationToken cancel)
    {
        var submission = await db.Submissions.AsNoTracking().Include(s => s.Report).Include(s => s.Values).Include(s => s.Corrections)
            .Where(s => (s.UploadId == id || s.Upload.BasedOnId == id) && s.Values.Any(v => v.TypedBy == "" && v.Sheet == sheet && v.Row == row && v.Column == column)).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
        if (submission is null) return null;
        var center = await db.Centers.AsNoTracking().Include(c => c.JointDistricts).SingleAsync(c => c.Code == submission.Report.Center, cancel);
        if (!actor.Sees(center)) return null;
        var value = submission.Values.First(v => v.Sheet == sheet && v.Row == row && v.Column == column);
        var field = rulebook.Field(value.Field);
        var correction = submission.VerifiedAt is null ? null : submission.Corrections.Find(c => c.Field == value.Field);
        return new(
            center.Code, center.Name, $"{value.Field} {field?.Name}", field?.Unit ?? "", value.Raw, Reported.Of(value.Value),
            correction is null ? null : Reported.Of(correction.Value), correction?.Reason ?? "", submission.VerifiedAt is not null);
    }
}
