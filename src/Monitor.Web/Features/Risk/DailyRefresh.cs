using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Risk;

/// <summary>Some flags come with the day alone (a due day has passed): all is refreshed at the start and after each midnight in China.</summary>
public sealed class DailyRefresh(IDbContextFactory<MonitorDb> databases, AssessmentKeeper keeper, TimeProvider time, ILogger<DailyRefresh> log)
    : BackgroundService
{
    /// <summary>Centres in a transaction: who saves something meanwhile waits for no more than these.</summary>
    const int BatchSize = 100;

    /// <summary>Between two of them, so that others get their turn at the one writer.</summary>
    static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(20);

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
        foreach (var (number, centers) in (await CentersAsync(cancel)).Chunk(BatchSize).Index())
        {
            if (number > 0) await Task.Delay(Turn, cancel);
            await RunAsync(centers, cancel);
        }
    }

    async Task<IReadOnlyList<CenterCode>> CentersAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Centers.OrderBy(c => c.Code).Select(c => c.Code).ToListAsync(cancel);
    }

    /// <summary>What follows for a centre rests on that centre's record alone.</summary>
    async Task RunAsync(IReadOnlyCollection<CenterCode> centers, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await keeper.RefreshAsync(db, centers, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
