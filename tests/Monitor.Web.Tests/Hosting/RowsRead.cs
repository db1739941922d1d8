using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Monitor.Web.Data;

namespace Monitor.Web.Tests.Hosting;

/// <summary>Counts the rows that a program reads from its database, as long as it lives.</summary>
sealed class RowsRead : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    readonly string database;
    readonly List<IDisposable> subscriptions = [];
    int count;

    public RowsRead(DemoHost host)
    {
        database = host.Get<DataFolder>().Database;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => count;

    /// <summary>Rows read by the work.</summary>
    public static async Task<int> ByAsync(DemoHost host, Func<Task> work)
    {
        using var rows = new RowsRead(host);
        await work();
        return rows.Count;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name != DbLoggerCategory.Name) return;
        lock (subscriptions) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is DataReaderDisposingEventData read && read.Command.Connection?.ConnectionString.Contains(database, StringComparison.Ordinal) == true)
            Interlocked.Add(ref count, read.ReadCount);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        lock (subscriptions)
            foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
