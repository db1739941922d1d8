using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Submissions;

/// <summary>Keeps a file as it came, with what was found in it.</summary>
static class UploadFiles
{
    /// <summary>Adds the upload to the context; equal bytes are kept once.</summary>
    public static async Task<Upload> KeepAsync(
        MonitorDb db, byte[] content, CheckedFile file, ReportYear year, DistrictCode district, DateTime at, string by, CancellationToken cancel)
    {
        if (await db.Files.FindAsync([file.Sha256], cancel) is null) db.Files.Add(new() { Sha256 = file.Sha256, Content = content });
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
