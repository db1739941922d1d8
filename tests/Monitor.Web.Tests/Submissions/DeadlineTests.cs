using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>The same boundaries through the services: late is taken and said, later is locked.</summary>
public sealed class DeadlineTests : IDisposable
{
    readonly District district = new();

    public void Dispose() => district.Dispose();

    [Fact]
    public async Task UpToTheEndOfTheGrace_AReportIsTaken_WithItsLateness()
    {
        await SubmittedAsync(District.First, new(2027, 2, 28), late: 0);
        await SubmittedAsync(District.Second, new(2027, 3, 31), late: 31);

        async Task SubmittedAsync(CenterCode center, DateOnly day, int late)
        {
            district.Host.Clock.MoveTo(day);
            await district.SubmitAsync(center);
            Assert.Equal(late, (await district.Desk.ReceiptAsync(district.Reporter, $"HZ-2026-{center}-1", default)).DaysLate);
            await using var db = district.Host.Db();
            Assert.Equal(late > 0, await db.Flags.AnyAsync(f => f.Center == center && f.Year == District.Year && f.Rule == "R-OVERDUE"));
        }
    }

    [Fact]
    public async Task AfterTheGrace_NothingMoves_AndTheReasonIsTold()
    {
        await district.SendAsync(District.First);
        var seen = await district.SeenAsync(District.First);
        district.Host.Clock.MoveTo(new(2027, 4, 1));
        var before = await district.SnapshotAsync();

        foreach (var move in new Func<Task>[]
                 {
                     () => district.UploadAsync(District.Good),
                     () => district.Flow.AttestAsync(district.Approver, District.Year, [seen], true, default),
                     () => district.Flow.WithdrawAsync(district.Reporter, District.Year, seen, "x", default),
                 })
            Assert.Contains("2027年3月31日截止", (await Assert.ThrowsAsync<Refused>(move)).Message);
        Assert.Equal(before, await district.SnapshotAsync());
        Assert.Contains("截止", (await district.WorkAsync()).WhyNoUpload);
    }

    [Fact]
    public async Task AnExtension_OpensItsCentreAgain_AndOnlyThat()
    {
        await using (var db = district.Host.Db())
        {
            db.RoundExtensions.Add(new() { Year = District.Year, Center = District.First, Due = new(2027, 4, 15), GrantedOn = new(2027, 4, 1), Reason = "来函" });
            await db.SaveChangesAsync();
        }
        district.Host.Clock.MoveTo(new(2027, 4, 15));
        await district.UploadAsync(District.Good);
        Assert.Equal(ReportState.Draft, (await district.ReportAsync(District.First))?.State);
        Assert.Null(await district.ReportAsync(District.Second));
        Assert.Contains("截止", (await district.WorkAsync()).Uploads[0].Result);

        district.Host.Clock.MoveTo(new(2027, 4, 16));
        await Assert.ThrowsAsync<Refused>(() => district.UploadAsync(District.Good));
    }

    [Fact]
    public async Task BeforeTheRoundOpens_NothingIsTaken_AndAYearWithoutARoundIsNotFound()
    {
        district.Host.Clock.MoveTo(new(2027, 1, 9));
        Assert.Contains("2027年1月10日起", (await Assert.ThrowsAsync<Refused>(() => district.UploadAsync(District.Good))).Message);
        await Assert.ThrowsAsync<NotFoundForActor>(() => district.Desk.WorkAsync(district.Reporter, 2030, default));
    }
}
