using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights;

namespace Monitor.Web.Features.Risk;

/// <summary>
/// Some flags come with the day alone (a due day has passed), and some from models over all centres: all is refreshed at the start, after each
/// midnight in China, and soon after a change.
/// </summary>
public sealed class DailyRefresh(IDbContextFactory<MonitorDb> databases, ModelRuns models, AssessmentKeeper keeper, RefreshSignal signal, TimeProvider time, ILogger<DailyRefresh> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Refreshing assessments failed; tried again after the next change, or tomorrow");
            }
            var midnight = ChinaTime.UtcOf(time.Today().AddDays(1), TimeOnly.MinValue);
            await signal.WaitAsync(midnight - time.UtcNow() + TimeSpan.FromSeconds(1), stoppingToken);
        }
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await models.KeepAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
        await keeper.RefreshAsync(db, null, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
