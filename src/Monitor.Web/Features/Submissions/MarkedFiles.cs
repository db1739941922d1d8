using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Intake;
using Monitor.Web.Data;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Submissions;

/// <summary>An upload with its issues marked in it, for whoever may download the upload itself.</summary>
public sealed class MarkedFiles(IDbContextFactory<MonitorDb> databases, KeptFileService files, RulebookStore rulebooks)
{
    /// <exception cref="Forbidden">The actor sees a part of the file only.</exception>
    /// <exception cref="NotFoundForActor">There is no such file, or the actor does not see it.</exception>
    public async Task<Download> OfAsync(Actor actor, int uploadId, CancellationToken cancel)
    {
        var (name, content) = await files.DownloadAsync(actor, uploadId, cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var upload = await db.Uploads.AsNoTracking().Include(u => u.Issues).SingleAsync(u => u.Id == uploadId, cancel);
        var rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(upload.Year);
        var reading = TableReader.Read(content, name, new() { Rulebook = rulebook }, ReadLimits.Upload, new(null, cancel));
        var marks = upload.Issues.OrderBy(i => i.Id).Select(i => new Mark(i.Severity, i.Sheet, i.Row, i.Column, i.Message, i.Mend)).ToList();
        return new(MarkedWorkbook.Of(content, reading, marks), $"{Path.GetFileNameWithoutExtension(name)}-检查结果.xlsx", Download.Xlsx);
    }
}
