using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Evidence;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Submissions;

/// <summary>A cell that somebody typed over.</summary>
/// <param name="Seen">What stood in it when they began.</param>
public sealed record CellEdit(CenterCode Center, FieldCode Field, string Text, string Seen);

/// <summary>A cell that changed while somebody typed over it: theirs stands, and nothing is overwritten silently.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Theirs">What stands in it now.</param>
/// <param name="By">Who typed that; empty where it came with a file.</param>
public sealed record CellConflict(CenterCode Center, FieldCode Field, string Text, string Theirs, string By, DateTime? At);

/// <summary>
/// Reports typed in, or mended, on the page. Each cell is kept at once, read and checked as a file's is: a report without errors is the centre's
/// draft; one with errors is kept as it stands until it is mended. What was not typed over stays the cell of the file.
/// </summary>
public sealed class TypingService(Recorder recorder, RulebookStore rulebooks, TimeProvider time)
{
    public const int MostCells = 2000, LongestText = 200;
    const string Planned = "按建设方案预填";

    /// <summary>Keeps what was typed: of each centre all or nothing, but for cells that somebody else changed meanwhile.</summary>
    /// <returns>Cells that were not kept because they had changed.</returns>
    /// <exception cref="Refused">The report cannot be changed now, or what was typed is no cell.</exception>
    public async Task<IReadOnlyList<CellConflict>> TypeAsync(Actor actor, ReportYear year, IReadOnlyList<CellEdit> edits, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter);
        if (edits.Count > MostCells) throw new Refused($"一次填写了 {edits.Count} 个单元格，应不超过 {MostCells} 个。请分几次粘贴。");
        if (edits.FirstOrDefault(e => e.Text.Length > LongestText) is { } tooLong)
            throw new Refused($"“{tooLong.Text[..20]}……”有 {tooLong.Text.Length} 个字，单元格里应只填数值。请缩短后再填。");
        List<CellConflict> conflicts = [];
        await recorder.RecordAsync(async db =>
        {
            conflicts.Clear();
            foreach (var ofCenter in edits.GroupBy(e => e.Center)) conflicts.AddRange(await TypeAsync(db, actor, year, ofCenter.Key, [.. ofCenter], cancel));
            return [];
        }, cancel);
        return conflicts;
    }

    /// <summary>不用这份文件: goes on, on the page, with the draft as it was before the newest file; from nothing where there was none.</summary>
    /// <exception cref="Refused">No file with errors stands in the way.</exception>
    public Task SetAsideAsync(Actor actor, ReportYear year, CenterCode center, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter);
        return recorder.RecordAsync(async db =>
        {
            var shown = await ShownAsync(db, actor, year, center, cancel);
            if (shown.Blocked is not { } blocked) throw new Refused($"{center}：没有被错误挡住的文件。");
            var before = shown with { Newest = null };
            await KeepAsync(db, actor, before, [.. Cells(before, await RulebookAsync(db, year, cancel))], new Dictionary<FieldCode, string>(), cancel);
            db.Audit.Add(actor.Did(time.UtcNow(), "放弃有错误的文件", DistrictRecords.Subject(year, center), blocked.Upload.FileName, before.Caption));
            return [];
        }, cancel);
    }

    async Task<IReadOnlyList<CellConflict>> TypeAsync(
        MonitorDb db, Actor actor, ReportYear year, CenterCode center, IReadOnlyList<CellEdit> edits, CancellationToken cancel)
    {
        var shown = await ShownAsync(db, actor, year, center, cancel);
        var blocked = shown.Blocked?.UploadId;
        var issues = await db.Issues.AsNoTracking().Where(i => i.UploadId == blocked && i.Center == center).ToListAsync(cancel);
        if (WhyNotTyped(shown, issues) is { } reason) throw new Refused($"{center}：{reason}");
        var cells = Cells(shown, await RulebookAsync(db, year, cancel)).ToDictionary(c => c.Field);
        List<CellConflict> conflicts = [];
        Dictionary<FieldCode, string> typed = [];
        foreach (var edit in edits)
        {
            if (!cells.TryGetValue(edit.Field, out var cell)) throw new NotFoundForActor();
            var (text, now) = (edit.Text.Trim(), cell.Text);
            if (text == now) continue;
            if (edit.Seen.Trim() != now) conflicts.Add(new(center, edit.Field, text, now, cell.TypedBy, cell.TypedAt));
            else typed[edit.Field] = text;
        }
        if (typed.Count == 0) return conflicts;

        var before = typed.ToDictionary(t => t.Key, t => cells[t.Key].Text);
        await KeepAsync(db, actor, shown, [.. cells.Values], typed, cancel);
        db.Audit.Add(actor.Did(time.UtcNow(), "页面填写", DistrictRecords.Subject(year, center), CanonicalJson.Write(before), CanonicalJson.Write(typed)));
        return conflicts;
    }

    /// <summary>Why nothing can be typed: the report is not to be changed, or its newest file has errors that no single cell can mend.</summary>
    /// <param name="issues">Of the centre in what is shown.</param>
    internal static string? WhyNotTyped(ShownReport shown, IEnumerable<FoundIssue> issues)
    {
        if (shown.Record.WhyNotEditable is { } reason) return reason;
        if (shown.Blocked is not { Upload: { IsTyped: false } file }) return null;
        var errors = issues.Where(i => i.Severity == IssueSeverity.Error).ToList();
        return errors.Count > 0 && errors.TrueForAll(e => e.Field is not null) ? null
            : $"“{file.FileName}”的错误不在单个数值上，请改正文件后重新上传；或点“不用这份文件”，在页面上填写。";
    }

    /// <summary>Checks the report, and keeps it as the centre's typed one: the same as long as it has not been sent for approval.</summary>
    async Task KeepAsync(
        MonitorDb db, Actor actor, ShownReport shown, IReadOnlyList<ReportCell> cells, IReadOnlyDictionary<FieldCode, string> typed, CancellationToken cancel)
    {
        var (record, at) = (shown.Record, time.UtcNow());
        var (year, center) = (record.Round.Year, record.Center.Code);
        var source = shown.Blocked?.Upload ?? shown.Version?.Upload;
        var already = cells.Where(c => c.TypedBy.Length > 0 && !typed.ContainsKey(c.Field)).ToDictionary(c => c.Field, c => c.Raw);
        var report = ReportChecker.CheckTyped(
            center, year, cells.FirstOrDefault(c => c.Row > 0)?.Sheet ?? "",
            cells.Where(c => c.TypedBy.Length == 0).ToDictionary(c => c.Field, Read),
            already.Concat(typed).ToDictionary(t => t.Key, t => t.Value),
            new()
            {
                Rulebook = await RulebookAsync(db, year, cancel),
                OpenYear = year,
                Centers = new Dictionary<CenterCode, CenterHistory> { [center] = record.History },
                Evidence = await EvidenceWarnings.AttachedAsync(db, year, cancel),
            });
        var now = cells.Select(c => typed.TryGetValue(c.Field, out var text)
            ? c with { Value = report.Cells[c.Field].Value.Number, Raw = text, Fault = report.Cells[c.Field].Fault, TypedBy = actor.Name, TypedAt = at }
            : c).ToList();

        var upload = await OpenAsync(db, shown, source, actor, at, cancel);
        var told = source is null ? [] : await db.Issues.AsNoTracking().Where(i => i.UploadId == source.Id && i.Center == center).ToListAsync(cancel);
        var found = report.Issues.Select(FoundIssue.From).Concat(told.Where(i => StillHolds(i, now)).Select(i => i.Again())).ToList();
        var gone = upload.Issues.Where(i => !found.Exists(f => f.IsSame(i))).ToList();
        foreach (var issue in gone) upload.Issues.Remove(issue);
        var added = found.Where(f => !upload.Issues.Exists(i => i.IsSame(f))).ToList();
        upload.Issues.AddRange(added);
        await Drafts.CarryExplanationsAsync(db, actor, upload, added, cancel);

        var (outcome, note) = Drafts.Take(db, actor, upload, record, report, now, at);
        var kept = upload.Reports.Find(r => r.Center == center);
        if (kept is null) upload.Reports.Add(new() { Center = center, Outcome = outcome, Note = note, Cells = CanonicalJson.Write(now) });
        else (kept.Outcome, kept.Note, kept.Cells) = (outcome, note, CanonicalJson.Write(now));
    }

    /// <summary>The typed upload to go on with; a new one where the cells came from a file, or the last one was sent on.</summary>
    static async Task<Upload> OpenAsync(MonitorDb db, ShownReport shown, Upload? source, Actor actor, DateTime at, CancellationToken cancel)
    {
        if (source is { IsTyped: true } && shown.Newest?.UploadId == source.Id && !IsSentOn(shown.Record.Report, source.Id))
        {
            var open = await db.Uploads.Include(u => u.Issues).Include(u => u.Reports).SingleAsync(u => u.Id == source.Id, cancel);
            (open.UploadedAt, open.UploadedBy) = (at, actor.Name);
            return open;
        }
        var fileId = source?.FileId;
        var file = await db.Uploads.Where(u => u.Id == fileId).Select(u => u.FileName).SingleOrDefaultAsync(cancel);
        var upload = new Upload
        {
            Year = shown.Record.Round.Year,
            District = actor.District!.Value,
            FileName = file is null ? "页面填写" : $"页面填写（在“{file}”上修改）",
            Sha256 = null,
            Size = 0,
            UploadedAt = at,
            UploadedBy = actor.Name,
            TypedFor = shown.Record.Center.Code,
            BasedOnId = fileId,
        };
        db.Uploads.Add(upload);
        return upload;
    }

    /// <summary>What was sent for approval, or handed in, stays as it was.</summary>
    static bool IsSentOn(AnnualReport? report, int upload) =>
        report is not null && report.Submissions.Exists(s => s.UploadId == upload && (s.SentForApprovalAt ?? s.SubmittedAt) is not null);

    /// <summary>What the file told that the check of single cells does not find anew: of a row as a whole, and how cells not typed over were read.</summary>
    static bool StillHolds(FoundIssue issue, List<ReportCell> now) => issue switch
    {
        { Code: "VALUE-CONVERTED", Field: { } field, Row: not null } => now.Exists(c => c.Field == field && c.TypedBy.Length == 0),
        { Code: "CENTER-NAME-DIFFERS" } => true,
        _ => false,
    };

    static ParsedValue Read(ReportCell cell) => new(
        new(cell.Row, cell.Column, cell.Raw, Error: cell.Fault == ValueFault.ExcelError ? cell.Raw : null), Reported.Of(cell.Value), cell.Fault);

    /// <summary>What is shown, with every field; where nothing is entered yet, with what the plan sets.</summary>
    IEnumerable<ReportCell> Cells(ShownReport shown, Rulebook rulebook)
    {
        var cells = shown.Cells.ToDictionary(c => c.Field);
        foreach (var field in rulebook.Fields)
        {
            if (cells.TryGetValue(field.Code, out var cell)) yield return cell;
            else if (cells.Count == 0 && field.Planned && shown.Record.History.TargetOf(shown.Record.Round.Year, field.Code) is { } planned)
                yield return new(field.Code, planned, Numbers.Text(planned), "", 0, 0, TypedBy: Planned, TypedAt: time.UtcNow());
            else yield return new(field.Code, null, "", "", 0, 0);
        }
    }

    async Task<ShownReport> ShownAsync(MonitorDb db, Actor actor, ReportYear year, CenterCode center, CancellationToken cancel)
    {
        var record = await DistrictRecords.LedAsync(db, actor, year, center, time.Today(), cancel);
        if (!record.IsInRound) throw new NotFoundForActor();
        return new(record, (await DistrictRecords.NewestUploadsAsync(db, year, [center], cancel)).GetValueOrDefault(center));
    }

    async Task<Rulebook> RulebookAsync(MonitorDb db, ReportYear year, CancellationToken cancel) => (await rulebooks.ShelfAsync(db, cancel)).For(year);
}
