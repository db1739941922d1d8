using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>From a value's provenance to the cell of the kept file that it came from.</summary>
public sealed class CellLinks(IReadOnlyDictionary<string, int> uploads)
{
    /// <summary>Links into the files in which the centre's reports came.</summary>
    public static async Task<CellLinks> LoadAsync(MonitorDb db, CenterCode center, CancellationToken cancel) =>
        new(await db.Submissions.AsNoTracking().Where(s => s.Report.Center == center).Select(s => new { s.Id, File = s.Upload.BasedOnId ?? s.UploadId })
            .ToDictionaryAsync(s => s.Id.ToString(), s => s.File, cancel));

    /// <summary>Null where the value came from no file.</summary>
    public string? Of(Provenance? source) =>
        source is { Submission: { } submission, Column: > 0 } && uploads.TryGetValue(submission, out var upload) ? Link(upload, source.Sheet, source.Row, source.Column) : null;

    /// <summary>The fragment scrolls to the cell before any script runs. Null row or column: not at a cell.</summary>
    public static string Link(int upload, string sheet, int? row, int? column) =>
        QueryHelpers.AddQueryString($"/uploads/{upload}", new Dictionary<string, string?>
        {
            ["sheet"] = sheet.Length > 0 ? sheet : null,
            ["row"] = row?.ToString(),
            ["column"] = column?.ToString(),
        }) + (column is null ? "" : "#cell");
}
