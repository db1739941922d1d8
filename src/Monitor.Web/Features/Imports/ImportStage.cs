using Microsoft.Data.Sqlite;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Features.Imports;

/// <summary>
/// The values of an import on their way in. They go into their table in short transactions, so that whoever works meanwhile waits for none of them
/// long, under IDs of submissions that do not exist yet: every query reaches values by their submission, so nobody sees them. Publishing adds the
/// submissions. What a killed import left is found by having no submission, and removed by the next.
/// </summary>
sealed class ImportStage : IDisposable
{
    /// <summary>Reports in a transaction: some ten milliseconds of the one writer's time.</summary>
    const int BatchSize = 250;

    readonly SqliteConnection connection;
    readonly List<StagedReport> waiting = new(BatchSize);
    readonly List<(long First, long Last)> reserved = [];
    readonly SqliteCommand note;
    ValueInsert? insert;

    /// <param name="connection">Open, and nobody else's as long as this lives.</param>
    public ImportStage(SqliteConnection connection)
    {
        this.connection = connection;
        // A batch is worth nothing before it is published, and that is written to the disk with all before it. Submissions come later than their values.
        Execute("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF;");
        Execute("CREATE TEMP TABLE Staged (Id INTEGER PRIMARY KEY, Center TEXT NOT NULL UNIQUE, District TEXT NOT NULL, File INTEGER NOT NULL, Hash TEXT NOT NULL)");
        RemoveRemains();
        note = connection.CreateCommand();
        note.CommandText = "INSERT INTO Staged VALUES ($id, $center, $district, $file, $hash)";
        foreach (var name in new[] { "$id", "$center", "$district", "$file", "$hash" }) note.Parameters.AddWithValue(name, DBNull.Value);
    }

    /// <param name="district">Whose upload the report will belong to.</param>
    /// <param name="file">Number of the file.</param>
    public void Add(CheckedReport report, DistrictCode district, int file)
    {
        // What can be done before the writer's turn is done before it.
        var cells = SubmissionValues.Ordered(report);
        waiting.Add(new(report.Center, district, file, SubmissionValues.HashOf(cells), report.Sheet, cells));
        if (waiting.Count == BatchSize) Flush();
    }

    /// <summary>What was added so far is staged.</summary>
    public void Flush()
    {
        if (waiting.Count == 0) return;
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            var last = Reserve(waiting.Count, transaction);
            var id = last - waiting.Count;
            note.Transaction = transaction;
            foreach (var report in waiting)
            {
                object[] values = [++id, report.Center.ToString(), report.District.ToString(), report.File, report.Hash];
                for (var i = 0; i < values.Length; i++) note.Parameters[i].Value = values[i];
                note.ExecuteNonQuery();
                if (insert?.Takes(report.Cells) != true)
                {
                    insert?.Dispose();
                    insert = new(connection, report.Cells);
                }
                insert.Run(id, report.Sheet, report.Cells);
            }
            transaction.Commit();
            reserved.Add((last - waiting.Count + 1, last));
        }
        waiting.Clear();
    }

    /// <summary>The centre's report is not to be published. No harm where there is none.</summary>
    public void Drop(CenterCode center)
    {
        Flush();
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute("""
            DELETE FROM "SubmittedValues" WHERE "SubmissionId" IN (SELECT Id FROM Staged WHERE Center = $center);
            DELETE FROM Staged WHERE Center = $center;
            """, ("$center", center.ToString()));
        transaction.Commit();
    }

    /// <summary>Nothing of it will be published: as if it had not been.</summary>
    public void Clear()
    {
        waiting.Clear();
        foreach (var (first, last) in reserved)
            Execute("""DELETE FROM "SubmittedValues" WHERE "SubmissionId" BETWEEN $first AND $last""", ("$first", first), ("$last", last));
        reserved.Clear();
        Execute("DELETE FROM Staged");
    }

    /// <summary>Published: what was staged is no longer this one's to clear.</summary>
    public void Leave() => reserved.Clear();

    public void Dispose()
    {
        insert?.Dispose();
        note.Dispose();
        Execute("DROP TABLE temp.Staged; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;");
    }

    /// <summary>IDs that nobody else is given from then on.</summary>
    /// <returns>The last of them.</returns>
    long Reserve(int count, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO sqlite_sequence (name, seq) SELECT 'Submissions', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'Submissions');
            UPDATE sqlite_sequence SET seq = seq + $count WHERE name = 'Submissions';
            SELECT seq FROM sqlite_sequence WHERE name = 'Submissions';
            """;
        command.Parameters.AddWithValue("$count", count);
        return (long)command.ExecuteScalar()!;
    }

    void RemoveRemains()
    {
        using var find = connection.CreateCommand();
        find.CommandText = """SELECT DISTINCT "SubmissionId" FROM "SubmittedValues" WHERE "SubmissionId" NOT IN (SELECT "Id" FROM "Submissions") LIMIT 1000""";
        while (true)
        {
            var remains = new List<long>();
            using (var reader = find.ExecuteReader())
                while (reader.Read()) remains.Add(reader.GetInt64(0));
            if (remains.Count == 0) return;
            Execute($"""DELETE FROM "SubmittedValues" WHERE "SubmissionId" IN ({string.Join(',', remains)})""");
        }
    }

    void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    readonly record struct StagedReport(CenterCode Center, DistrictCode District, int File, string Hash, string Sheet, KeyValuePair<FieldCode, ParsedValue>[] Cells);
}
