using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Tests.Submissions;

/// <summary>Submitting is one transaction: where what follows from it cannot be saved, nothing of it is.</summary>
public sealed class AllOrNothingTests : IDisposable
{
    readonly District district = new();

    public void Dispose() => district.Dispose();

    [Fact]
    public async Task WhereTheScoresCannotBeSaved_NothingIsSubmitted()
    {
        await district.SendAsync(District.First, District.Second);
        Seen[] seen = [await district.SeenAsync(District.First), await district.SeenAsync(District.Second)];
        var before = await district.SnapshotAsync();
        var failing = new FailingAt<StoredAssessment>();
        var flow = new SubmissionFlow(
            new Recorder(new Databases(district.Host.Get<IDbContextFactory<MonitorDb>>(), failing), new AssessmentKeeper(district.Host.Get<RulebookStore>(), district.Host.Clock), district.Host.Get<ModelSignal>()),
            district.Host.Clock);

        await Assert.ThrowsAsync<IOException>(() => flow.AttestAsync(district.Approver, District.Year, seen, true, default));

        Assert.True(failing.SavedBefore > 0, "the reports themselves had been written inside the transaction");
        Assert.Equal(before, await district.SnapshotAsync());
        Assert.All((await district.WorkAsync()).Centers, c => Assert.Equal(ReportState.AwaitingApproval, c.State));

        await district.Flow.AttestAsync(district.Approver, District.Year, seen, true, default);
        Assert.All((await district.WorkAsync()).Centers, c => Assert.Equal(ReportState.Submitted, c.State));
    }

    [Fact]
    public async Task WhereADraftCannotBeSaved_TheFileIsNotKeptEither()
    {
        var before = await district.SnapshotAsync();
        var uploads = new UploadService(
            district.Host.Get<IDbContextFactory<MonitorDb>>(),
            new Recorder(new Databases(district.Host.Get<IDbContextFactory<MonitorDb>>(), new FailingAt<SubmittedValue>()), district.Host.Get<AssessmentKeeper>(), district.Host.Get<ModelSignal>()),
            district.Host.Get<RulebookStore>(), district.Host.Clock);
        await Assert.ThrowsAsync<IOException>(() => uploads.UploadAsync(
            district.Reporter, District.Year, "file.csv", Hosting.DemoHost.Sample(District.Good), null, default));
        Assert.Equal(before, await district.SnapshotAsync());
    }

    sealed class FailingAt<T> : SaveChangesInterceptor
    {
        public int SavedBefore { get; private set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context!.ChangeTracker.Entries().Any(e => e.Entity is T && e.State == EntityState.Added)) throw new IOException("disk full");
            SavedBefore++;
            return ValueTask.FromResult(result);
        }
    }
}
