using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;

namespace Monitor.Browser.Tests;

/// <summary>Reports of 2026 of centres for which the samples hold none, handed in through the program's own reader while it does not run.</summary>
static class ReportOf2026
{
    static readonly ReportYear Year = 2026;

    /// <param name="folder">The program's data.</param>
    /// <param name="centers">Each is reported with the figures of the sample's first row.</param>
    public static async Task HandInAsync(string folder, DateOnly on, params string[] centers)
    {
        var clock = DemoClock.From($"{on:yyyy-MM-dd}")!;
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton<TimeProvider>(clock).AddMonitorData(DataFolder.Of(folder)).AddRulebooks().AddRisk().BuildServiceProvider();
        foreach (var center in centers)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContextAsync();
            await HandInAsync(db, services, center, clock.GetUtcNow().UtcDateTime);
        }
    }

    static async Task HandInAsync(MonitorDb db, IServiceProvider services, CenterCode center, DateTime at)
    {
        var rulebook = (await services.GetRequiredService<RulebookStore>().ShelfAsync(db, default)).For(Year);
        var histories = await CenterHistories.LoadAsync(db);
        var lines = (await File.ReadAllLinesAsync(Seeds.Sample("2026-500106-good.csv"), Encoding.UTF8)).Take(2).ToList();
        var content = Encoding.UTF8.GetBytes($"{lines[0]}\n{center},,{string.Join(',', lines[1].Split(',').Skip(2))}\n");
        var file = ReportFile.Check(content, "2026.csv", new IntakeContext { Rulebook = rulebook, OpenYear = Year, Centers = histories }, ReadLimits.Upload);
        var report = file.Reports.Single();
        Assert.True(report.CanSubmit, string.Join(' ', report.Issues.Select(i => i.Message)));

        var upload = await UploadFiles.KeepAsync(db, content, file, Year, histories[center].Center.LeadDistrict, at, "演示·报送员", default);
        foreach (var warning in upload.Issues.Where(i => i.NeedsExplanation)) (warning.Explanation, warning.ExplainedBy) = ("课程合并", "演示·报送员");
        var submission = SubmissionValues.From(report, upload, version: 1, at, "演示·报送员");
        (submission.SubmittedAt, submission.AttestedBy, submission.ReceiptNumber) = (at, "演示·审定人", SubmissionValues.ReceiptNumber(Year, center, 1));
        db.Reports.Add(new() { Center = center, Year = Year, State = ReportState.Submitted, Submissions = { submission } });
        await db.SaveChangesAsync();
        await services.GetRequiredService<AssessmentKeeper>().RefreshAsync(db, [center], default);
        await db.SaveChangesAsync();
    }
}
