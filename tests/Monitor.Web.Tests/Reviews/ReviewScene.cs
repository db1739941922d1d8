using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Reviews;

/// <summary>A demo on which a report of the open year is handed in, started, noted; and what came of it.</summary>
public abstract class ReviewScene : IDisposable
{
    protected DemoHost Host { get; } = new();

    protected ReviewService Reviews => Host.Get<ReviewService>();
    protected Actor Reviewer => Host.Actor("fuhe");
    protected Actor Other => Host.Actor("fuhe2");

    public void Dispose()
    {
        Host.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task StartAsync() => Run(async () => await Reviews.StartAsync(Reviewer, await KeyAsync(), default));
    protected Task NoteAsync(params CellNote[] notes) => Run(async () => await Reviews.NoteAsync(Reviewer, await KeyAsync(), notes, default));
    protected Task<Workbench> BenchAsync() => Host.Get<Workbenches>().OfAsync(Reviewer, HandedIn.Center, HandedIn.Year.Value, default);
    protected static Task Run(Func<Task> work) => work();

    /// <summary>What the district reads at the cells of the report.</summary>
    protected async Task<IEnumerable<(string, string)>> DistrictRemarksAsync() =>
        (await Host.Get<SubmissionDesk>().WorkAsync(Host.Actor("baosong"), HandedIn.Year, default))
            .Centers.Single(c => c.Center == HandedIn.Center).Remarks.Select(r => (r.Field.Code, r.Text));

    private protected async Task HandInAsync(HandedIn? report = null)
    {
        await using var db = Host.Db();
        await (report ?? new()).InAsync(db, Host.Get<RulebookStore>(), Host.Get<AssessmentKeeper>());
    }

    protected async Task<ReviewKey> KeyAsync() => new(HandedIn.Center, HandedIn.Year, (await ReportAsync()).Report.Revision);

    protected async Task<(AnnualReport Report, Submission Version)> ReportAsync()
    {
        await using var db = Host.Db();
        var report = await db.Reports.Include(r => r.Submissions).ThenInclude(s => s.Values)
            .Include(r => r.Submissions).ThenInclude(s => s.Corrections).Include(r => r.Submissions).ThenInclude(s => s.Notes)
            .AsSplitQuery().SingleAsync(r => r.Center == HandedIn.Center && r.Year == HandedIn.Year);
        return (report, report.Submissions.MaxBy(s => s.Version)!);
    }

    protected async Task<StoredAssessment> AssessmentAsync()
    {
        await using var db = Host.Db();
        return await db.Assessments.SingleAsync(a => a.Center == HandedIn.Center && a.Year == HandedIn.Year && !a.IsTerm && a.SupersededAt == null);
    }

    protected async Task<AuditEntry> LastEntryAsync()
    {
        await using var db = Host.Db();
        return await db.Audit.OrderByDescending(a => a.Id).FirstAsync();
    }

    /// <summary>All that a command could change, as one text.</summary>
    protected async Task<string> SnapshotAsync()
    {
        var (report, version) = await ReportAsync();
        await using var db = Host.Db();
        return CanonicalJson.Write(new
        {
            report.State,
            report.Revision,
            version.Reviewer,
            version.ReturnReason,
            version.VerifiedAt,
            Corrections = version.Corrections.Count,
            Notes = version.Notes.Select(n => $"{n.Field} {n.Value} {n.Remark}"),
            Assessments = await db.Assessments.Select(a => $"{a.Id} {a.SupersededAt}").ToListAsync(),
            Flags = await db.Flags.Select(f => $"{f.Id} {f.Status}").ToListAsync(),
            Audit = await db.Audit.CountAsync(),
        });
    }

    protected async Task RefusedAsync(Func<Task> command, string says)
    {
        var before = await SnapshotAsync();
        Assert.Contains(says, (await Assert.ThrowsAsync<Refused>(command)).Message);
        Assert.Equal(before, await SnapshotAsync());
    }
}
