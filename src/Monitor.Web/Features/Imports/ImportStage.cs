using System.Text;
using Microsoft.Data.Sqlite;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Submissions;
using SQLitePCL;

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
    readonly List<(CenterCode Center, string District, int File, string Hash, List<ReportCell> Cells)> waiting = new(BatchSize);
    readonly List<(long First, long Last)> reserved = [];
    readonly Dictionary<FieldCode, byte[]> fields = [];
    readonly sqlite3_stmt insert;
    readonly SqliteCommand note;

    /// <param name="connection">Open, and nobody else's as long as this lives.</param>
    public ImportStage(SqliteConnection connection)
    {
        this.connection = connection;
        // A batch is worth nothing before it is published, and that is written to the disk with all before it. Submissions come later than their values.
        Execute("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF;");
        Execute("CREATE TEMP TABLE Staged (Id INTEGER PRIMARY KEY, Center TEXT NOT NULL UNIQUE, District TEXT NOT NULL, File INTEGER NOT NULL, Hash TEXT NOT NULL)");
        RemoveRemains();
        raw.sqlite3_prepare_v2(connection.Handle,
            """INSERT INTO "SubmittedValues" ("SubmissionId", "Field", "Value", "Raw", "Sheet", "Row", "Column", "TypedBy") VALUES (?, ?, ?, ?, ?, ?, ?, '')""", out insert);
        note = connection.CreateCommand();
        note.CommandText = "INSERT INTO Staged VALUES ($id, $center, $district, $file, $hash)";
        foreach (var name in new[] { "$id", "$center", "$district", "$file", "$hash" }) note.Parameters.AddWithValue(name, DBNull.Value);
    }

    /// <param name="district">Whose upload the report will belong to.</param>
    /// <param name="file">Number of the file.</param>
    public void Add(CheckedReport report, DistrictCode district, int file)
    {
        // What can be done before the writer's turn is done before it.
        List<ReportCell> cells = [.. SubmissionValues.Cells(report)];
        waiting.Add((report.Center, district.ToString(), file, SubmissionValues.HashOf(cells), cells));
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
            foreach (var (center, district, file, hash, cells) in waiting)
            {
                id++;
                object[] values = [id, center.ToString(), district, file, hash];
                for (var i = 0; i < values.Length; i++) note.Parameters[i].Value = values[i];
                note.ExecuteNonQuery();
                Insert(id, cells);
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
        raw.sqlite3_finalize(insert);
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

    /// <summary>By SQLite's own calls: what a report's values have in common is bound once.</summary>
    void Insert(long submission, List<ReportCell> cells)
    {
        Span<byte> text = stackalloc byte[256];
        var (sheet, row) = (default(string), -1);
        raw.sqlite3_bind_int64(insert, 1, submission);
        foreach (var cell in cells)
        {
            raw.sqlite3_bind_text(insert, 2, Utf8(cell.Field));
            if (cell.Value is { } value) raw.sqlite3_bind_int64(insert, 3, (long)(value * 1_000_000m));
            else raw.sqlite3_bind_null(insert, 3);
            BindText(4, cell.Raw, text);
            if (cell.Sheet != sheet) BindText(5, sheet = cell.Sheet, text);
            if (cell.Row != row) raw.sqlite3_bind_int(insert, 6, row = cell.Row);
            raw.sqlite3_bind_int(insert, 7, cell.Column);
            if (raw.sqlite3_step(insert) is var result and not raw.SQLITE_DONE)
                throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), result);
            raw.sqlite3_reset(insert);
        }
    }

    void BindText(int index, string value, Span<byte> buffer)
    {
        // An empty span has no address, and would be bound as NULL.
        if (value.Length == 0 || value.Length * 3 > buffer.Length) raw.sqlite3_bind_text(insert, index, value);
        else raw.sqlite3_bind_text(insert, index, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
    }

    byte[] Utf8(FieldCode field) => fields.TryGetValue(field, out var known) ? known : fields[field] = Encoding.UTF8.GetBytes(field.ToString());

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
}
