using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Files;

namespace Monitor.Web.Features.Submissions;

/// <summary>Keeps a file as it came, with what was found in it.</summary>
static class UploadFiles
{
    /// <summary>How the district's files and typed reports of a year stand: another text after each upload, and after each cell that is typed.</summary>
    public static async Task<string> StampAsync(MonitorDb db, Actor actor, ReportYear year, CancellationToken cancel) =>
        await LastChangedAsync(db, actor, year, cancel) is { } last ? $"{last.Id}.{last.UploadedAt.Ticks}" : "";

    public static Task<Upload?> LastChangedAsync(MonitorDb db, Actor actor, ReportYear year, CancellationToken cancel)
    {
        var districts = actor.Districts.ToList();
        return db.Uploads.AsNoTracking().Where(u => u.Year == year && districts.Contains(u.District))
            .OrderByDescending(u => u.UploadedAt).ThenByDescending(u => u.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Adds the upload to the context; equal bytes are kept once.</summary>
    public static async Task<Upload> KeepAsync(
        MonitorDb db, byte[] content, CheckedFile file, ReportYear year, DistrictCode district, DateTime at, string by, CancellationToken cancel)
    {
        await FileStore.KeepAsync(db, content, cancel);
        var upload = new Upload
        {
            Year = year,
            District = district,
            FileName = file.File,
            Sha256 = file.Sha256,
            Size = content.Length,
            UploadedAt = at,
            UploadedBy = by,
            Suggestions = file.Suggestions.Count > 0 ? CanonicalJson.Write(file.Suggestions.Select(HeaderOffer.Of)) : "",
            Issues = [.. file.Issues.Select(FoundIssue.From)],
        };
        db.Uploads.Add(upload);
        return upload;
    }
}
