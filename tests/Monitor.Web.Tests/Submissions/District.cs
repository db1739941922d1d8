using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>沙坪坝区 at work on 2026, as the demo has it: two centres of its own, a reporter and an approver. Each starts from nothing reported.</summary>
public sealed class District : IDisposable
{
    public static readonly ReportYear Year = 2026;
    public static readonly CenterCode First = "CQ2024-01", Second = "CQ2025-01";
    public const string Good = "2026-500106-good.csv";

    public DemoHost Host { get; } = new();
    public Actor Reporter => Host.Actor("baosong");
    public Actor Approver => Host.Actor("shending");
    public SubmissionFlow Flow => Host.Get<SubmissionFlow>();
    public SubmissionDesk Desk => Host.Get<SubmissionDesk>();

    public Task<int> UploadAsync(byte[] content, string name = "file.csv", Actor? actor = null, string? seen = null) =>
        Host.Get<UploadService>().UploadAsync(actor ?? Reporter, Year, name, content, seen, default);

    public Task<int> UploadAsync(string sample) => UploadAsync(DemoHost.Sample(sample), sample);

    /// <summary>The good sample with one cell changed, e.g. the second centre's 培养工程师人数.</summary>
    public static byte[] GoodWith(string before, string after)
    {
        var text = System.Text.Encoding.UTF8.GetString(DemoHost.Sample(Good));
        Assert.Contains(before, text);
        return System.Text.Encoding.UTF8.GetBytes(text.Replace(before, after));
    }

    public Task<RoundWork> WorkAsync(Actor? actor = null) => Desk.WorkAsync(actor ?? Reporter, Year, default);

    public async Task<CenterWork> CenterAsync(CenterCode center) => (await WorkAsync()).Centers.Single(c => c.Center == center);

    public async Task<Seen> SeenAsync(CenterCode center) => (await CenterAsync(center)).Seen;

    public async Task ExplainAllAsync()
    {
        foreach (var warning in (await WorkAsync()).Centers.Where(c => c.State == ReportState.Draft).SelectMany(c => c.Warnings))
            await Flow.ExplainAsync(Reporter, warning.Id, "情况属实，已核对台账", default);
    }

    /// <summary>Uploads the good sample, explains, and sends the centres for approval.</summary>
    public async Task SendAsync(params CenterCode[] centers)
    {
        await UploadAsync(Good);
        await ExplainAllAsync();
        foreach (var center in centers) await Flow.SendForApprovalAsync(Reporter, Year, [await SeenAsync(center)], default);
    }

    public async Task SubmitAsync(params CenterCode[] centers)
    {
        await SendAsync(centers);
        foreach (var center in centers) await Flow.AttestAsync(Approver, Year, [await SeenAsync(center)], true, default);
    }

    /// <summary>What the service centre does, by the same transitions.</summary>
    public async Task ReviewAsync(CenterCode center, params ReportAction[] actions)
    {
        await using var db = Host.Db();
        var report = await ReportAsync(db, center);
        foreach (var action in actions)
        {
            report.State = ReportTransitions.Next(report.State, action, Role.Reviewer);
            report.Revision++;
            if (action == ReportAction.Return) (report.Newest.ReturnedAt, report.Newest.ReturnReason) = (Host.Clock.Now, "总收入与年报不符");
        }
        await db.SaveChangesAsync();
    }

    public async Task<AnnualReport?> ReportAsync(CenterCode center)
    {
        await using var db = Host.Db();
        return await db.Reports.Include(r => r.Submissions).ThenInclude(s => s.Values).SingleOrDefaultAsync(r => r.Center == center && r.Year == Year);
    }

    public async Task<IReadOnlyList<FoundIssue>> IssuesAsync(int upload)
    {
        await using var db = Host.Db();
        return await db.Issues.Where(i => i.UploadId == upload).ToListAsync();
    }

    /// <summary>Everything about reports, flags, scores and the log, as text: equal before and after where nothing changed.</summary>
    public async Task<string> SnapshotAsync()
    {
        await using var db = Host.Db();
        return CanonicalJson.Write(new
        {
            Reports = await db.Reports.OrderBy(r => r.Id).Select(r => new { r.Id, r.State, r.Revision }).ToListAsync(),
            Versions = await db.Submissions.OrderBy(s => s.Id).Select(s => new { s.Id, s.Version, s.ContentHash, s.ReceiptNumber, s.SubmittedAt, s.WithdrawnAt, s.Reason }).ToListAsync(),
            Values = await db.SubmittedValues.CountAsync(),
            Uploads = await db.Uploads.CountAsync(),
            Files = await db.Files.CountAsync(),
            Explanations = await db.Issues.Where(i => i.Explanation != "").OrderBy(i => i.Id).Select(i => i.Explanation).ToListAsync(),
            Assessments = await db.Assessments.OrderBy(a => a.Id).Select(a => new { a.Id, a.SupersededAt }).ToListAsync(),
            Flags = await db.Flags.OrderBy(f => f.Id).Select(f => new { f.Id, f.Status }).ToListAsync(),
            Audit = await db.Audit.CountAsync(),
        });
    }

    public void Dispose() => Host.Dispose();

    static Task<AnnualReport> ReportAsync(MonitorDb db, CenterCode center) =>
        db.Reports.Include(r => r.Submissions).SingleAsync(r => r.Center == center && r.Year == Year);
}
