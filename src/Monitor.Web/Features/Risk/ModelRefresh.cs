using System.Threading.Channels;

namespace Monitor.Web.Features.Risk;

/// <summary>Asks for the models to be run again; many askings before a run are one.</summary>
public sealed class ModelSignal
{
    readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask() => asked.Writer.TryWrite(true);

    public async Task AskedAsync(CancellationToken cancel) => await asked.Reader.ReadAsync(cancel);
}

/// <summary>Runs the models at the start, after changes and after each midnight in China, never within a request.</summary>
public sealed class ModelRefresh(ModelKeeper models, ModelSignal signal, TimeProvider time, ILogger<ModelRefresh> log) : BackgroundService
{
    /// <summary>Changes that follow one another are waited for.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, stoppingToken);
                await models.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Running the models failed; tried again after the next change");
            }
            var midnight = ChinaTime.UtcOf(time.Today().AddDays(1), TimeOnly.MinValue);
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(signal.AskedAsync(waiting.Token), Task.Delay(midnight - time.UtcNow() + TimeSpan.FromMinutes(1), time, waiting.Token));
            await waiting.CancelAsync();
        }
    }
}
