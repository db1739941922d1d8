using System.Text;
using Microsoft.Data.Sqlite;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using SQLitePCL;

namespace Monitor.Web.Features.Imports;

/// <summary>
/// One statement that stores all values of a report, by SQLite's own calls. What is as it was in the report before stays bound: the fields, the sheet,
/// and how the cells stand to each other. Not for several threads.
/// </summary>
sealed class ValueInsert : IDisposable
{
    const int Submission = 1, Sheet = 2, Row = 3, Column = 4, Shared = 4, PerValue = 5;

    readonly SqliteConnection connection;
    readonly FieldCode[] fields;
    readonly (int Row, int Column)[] offsets;
    readonly sqlite3_stmt statement;
    string? sheet;

    /// <param name="like">A report's cells, in the order of their fields: it takes those of the same fields.</param>
    public ValueInsert(SqliteConnection connection, KeyValuePair<FieldCode, ParsedValue>[] like)
    {
        this.connection = connection;
        fields = Array.ConvertAll(like, c => c.Key);
        offsets = new (int, int)[fields.Length];
        var rows = Enumerable.Range(0, fields.Length).Select(i => Shared + i * PerValue)
            .Select(p => $"(?{Submission}, ?{p + 1}, ?{p + 2}, ?{p + 3}, ?{Sheet}, ?{Row} + ?{p + 4}, ?{Column} + ?{p + 5}, '')");
        // A fault ends the import, and its transaction with it. Said so, no copy is kept of what a statement changes.
        Require(raw.sqlite3_prepare_v2(connection.Handle,
            $"""INSERT OR FAIL INTO "SubmittedValues" ("SubmissionId", "Field", "Value", "Raw", "Sheet", "Row", "Column", "TypedBy") VALUES {string.Join(", ", rows)}""", out statement));
        for (var i = 0; i < fields.Length; i++)
        {
            BindText(Shared + i * PerValue + 1, fields[i].ToString());
            BindOffset(i, default);
        }
    }

    /// <summary>Whether the cells are of its fields.</summary>
    public bool Takes(KeyValuePair<FieldCode, ParsedValue>[] cells)
    {
        if (cells.Length != fields.Length) return false;
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Key != fields[i]) return false;
        return true;
    }

    /// <param name="submission">Its ID.</param>
    /// <param name="cells">At least one.</param>
    public void Run(long submission, string sheet, KeyValuePair<FieldCode, ParsedValue>[] cells)
    {
        var first = cells[0].Value.Cell;
        raw.sqlite3_bind_int64(statement, Submission, submission);
        raw.sqlite3_bind_int(statement, Row, first.Row);
        raw.sqlite3_bind_int(statement, Column, first.Column);
        if (sheet != this.sheet) BindText(Sheet, this.sheet = sheet);
        for (var i = 0; i < cells.Length; i++)
        {
            var (value, at) = (cells[i].Value, Shared + i * PerValue);
            if (value.Value.Number is { } number) raw.sqlite3_bind_int64(statement, at + 2, (long)(number * 1_000_000m));
            else raw.sqlite3_bind_null(statement, at + 2);
            BindText(at + 3, value.Said);
            var offset = (value.Cell.Row - first.Row, value.Cell.Column - first.Column);
            if (offset != offsets[i]) BindOffset(i, offset);
        }
        Require(raw.sqlite3_step(statement), raw.SQLITE_DONE);
        raw.sqlite3_reset(statement);
    }

    public void Dispose() => raw.sqlite3_finalize(statement);

    void BindOffset(int index, (int Row, int Column) offset)
    {
        offsets[index] = offset;
        raw.sqlite3_bind_int(statement, Shared + index * PerValue + 4, offset.Row);
        raw.sqlite3_bind_int(statement, Shared + index * PerValue + 5, offset.Column);
    }

    void BindText(int index, string value)
    {
        Span<byte> buffer = stackalloc byte[128];
        // An empty span has no address, and would be bound as NULL.
        if (value.Length == 0 || value.Length * 3 > buffer.Length) raw.sqlite3_bind_text(statement, index, value);
        else raw.sqlite3_bind_text(statement, index, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
    }

    void Require(int result, int wanted = raw.SQLITE_OK)
    {
        if (result != wanted) throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), result);
    }
}
