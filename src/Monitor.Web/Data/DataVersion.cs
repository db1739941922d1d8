using Microsoft.Data.Sqlite;

namespace Monitor.Web.Data;

/// <summary>
/// A number that is another one whenever somebody, in this process or beside it, has committed a change to the database: what was computed from it
/// may be kept as long as the number stays.
/// </summary>
public sealed class DataVersion(DataFolder folder) : IDisposable
{
    readonly Lock oneAtATime = new();
    SqliteConnection? connection;

    /// <summary>SQLite answers for the connection that asks, so that one is kept for asking alone.</summary>
    public long Current()
    {
        lock (oneAtATime)
        {
            if (connection is null)
            {
                connection = new(new SqliteConnectionStringBuilder { DataSource = folder.Database, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
                connection.Open();
            }
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            return (long)command.ExecuteScalar()!;
        }
    }

    public void Dispose() => connection?.Dispose();
}
