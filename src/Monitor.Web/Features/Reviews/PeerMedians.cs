using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Reviews;

/// <summary>
/// What other centres reported for the year, by field: those of the same industry, else of the same batch; medians only where at least
/// <see cref="Fewest"/> reported the field (domain §7: fewer say nothing).
/// </summary>
public sealed class PeerMedians
{
    public const int Fewest = 5;

    readonly ILookup<FieldCode, decimal> values;

    PeerMedians(string note, ILookup<FieldCode, decimal> values) => (Note, this.values) = (note, values);

    /// <summary>Who is compared with, in words; or that they are too few.</summary>
    public string Note { get; }

    public decimal? Of(FieldCode field)
    {
        var sorted = values[field].Order().ToList();
        return sorted.Count < Fewest ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    public static async Task<PeerMedians> LoadAsync(MonitorDb db, CenterCode center, ReportYear year, CancellationToken cancel)
    {
        var own = await db.Centers.AsNoTracking().SingleAsync(c => c.Code == center, cancel);
        var reported = (await db.Reports.AsNoTracking().Where(r => r.Year == year && r.Center != center)
                .Join(db.Centers, r => r.Center, c => c.Code, (r, c) => new
                {
                    c.Industry,
                    c.Batch,
                    Newest = r.Submissions.Where(s => s.SubmittedAt != null && s.WithdrawnAt == null).OrderByDescending(s => s.Version).Select(s => (int?)s.Id).FirstOrDefault(),
                }).ToListAsync(cancel)).Where(r => r.Newest is not null).ToList();
        var scopes = new[]
        {
            (Name: $"同行业（{own.Industry}）", Of: reported.Where(r => r.Industry == own.Industry).ToList()),
            (Name: "同批次", Of: reported.Where(r => r.Batch == own.Batch).ToList()),
        };
        var (name, peers) = scopes.FirstOrDefault(s => s.Of.Count >= Fewest);
        if (peers is null)
            return new($"同类中位数：同行业 {scopes[0].Of.Count} 家、同批次 {scopes[1].Of.Count} 家已报送，不足 {Fewest} 家，不作比较。", Array.Empty<(FieldCode, decimal)>().ToLookup(v => v.Item1, v => v.Item2));
        var ids = peers.Select(p => p.Newest!.Value).ToList();
        var values = await db.SubmittedValues.AsNoTracking().Where(v => ids.Contains(v.SubmissionId) && v.Value != null).Select(v => new { v.Field, v.Value }).ToListAsync(cancel);
        return new($"同类中位数：{name}其他 {peers.Count} 家的申报值。", values.ToLookup(v => v.Field, v => v.Value!.Value));
    }
}
