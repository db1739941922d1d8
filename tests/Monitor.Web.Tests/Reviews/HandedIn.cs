using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Tests.Reviews;

/// <summary>A 2026 report of CQ2024-01, handed in as its district would: file, checks, explanations, attested. A test names what differs.</summary>
sealed class HandedIn
{
    public const string Center = "CQ2024-01";
    public static readonly ReportYear Year = 2026;

    public string Of { get; init; } = Center;
    /// <summary>2027-01-15 in China, the demo's first day, unless said otherwise.</summary>
    public DateOnly On { get; init; } = new(2027, 1, 15);
    /// <summary>Cells other than the sample's.</summary>
    public Dictionary<string, string> Cells { get; init; } = [];
    public string Reason { get; init; } = "";

    /// <summary>Adds the next version; the report is 已报送 after it.</summary>
    public async Task InAsync(MonitorDb db, RulebookStore rulebooks, AssessmentKeeper keeper)
    {
        var center = new CenterCode(Of);
        var rulebook = (await rulebooks.ShelfAsync(db, default)).For(Year);
        var histories = await CenterHistories.LoadAsync(db);
        var content = Content(ReportColumn.Of(rulebook));
        var file = ReportFile.Check(content, "2026-500106.csv", new IntakeContext { Rulebook = rulebook, OpenYear = Year, Centers = histories }, ReadLimits.Upload);
        var checkedReport = file.Reports.Single(r => r.Center == center);
        if (!checkedReport.CanSubmit) throw new InvalidOperationException(string.Join(" ", checkedReport.Issues.Select(i => i.Message)));

        var at = ChinaTime.UtcOf(On, new(9, 0));
        var upload = await UploadFiles.KeepAsync(db, content, file, Year, histories[center].Center.LeadDistrict, at, "演示·报送员", default);
        foreach (var warning in upload.Issues.Where(i => i.NeedsExplanation)) (warning.Explanation, warning.ExplainedBy) = ("课程合并", "演示·报送员");

        var report = await db.Reports.Include(r => r.Submissions).SingleOrDefaultAsync(r => r.Center == center && r.Year == Year);
        if (report is null) db.Reports.Add(report = new() { Center = center, Year = Year, State = ReportState.Submitted });
        var version = report.Submissions.Count + 1;
        var submission = SubmissionValues.From(checkedReport, upload, version, at, "演示·报送员");
        (submission.SubmittedAt, submission.AttestedBy, submission.Reason) = (at, "演示·审定人", Reason);
        submission.ReceiptNumber = SubmissionValues.ReceiptNumber(Year, center, version);
        report.Submissions.Add(submission);
        report.State = ReportState.Submitted;
        report.Revision++;
        await db.SaveChangesAsync();
        await keeper.RefreshAsync(db, [center], default);
        await db.SaveChangesAsync();
    }

    byte[] Content(IReadOnlyList<ReportColumn> columns)
    {
        var lines = Encoding.UTF8.GetString(Hosting.DemoHost.Sample("2026-500106-good.csv")).Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        var sample = Array.FindIndex(lines, l => l.StartsWith(Of, StringComparison.Ordinal));
        // A centre that the sample does not hold is reported with the first one's figures.
        var cells = lines[sample < 0 ? 1 : sample].Split(',');
        if (sample < 0) (cells[0], cells[1]) = (Of, "");
        foreach (var (field, text) in Cells) cells[columns.ToList().FindIndex(c => c.Field == new FieldCode(field))] = text;
        return Encoding.UTF8.GetBytes($"{lines[0]}\n{string.Join(',', cells)}\n");
    }
}
