using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Risk;

/// <summary>Some flags come with the day alone (a due day has passed): all is refreshed at the start and after each midnight in China.</summary>
public sealed class DailyRefresh(IDbContextFactory<MonitorDb> databases, AssessmentKeeper keeper, TimeProvider time, ILogger<DailyRefresh> log)
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
                log.LogError(e, "Refreshing assessments failed; tried again tomorrow");
            }
            var midnight = ChinaTime.UtcOf(time.Today().AddDays(1), TimeOnly.MinValue);
            await Task.Delay(midnight - time.UtcNow() + TimeSpan.FromSeconds(1), time, stoppingToken);
        }
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await keeper.RefreshAsync(db, null, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
