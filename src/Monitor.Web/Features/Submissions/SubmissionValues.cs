using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Submissions;

/// <summary>A field's value, what its cell said, and where the cell is; or who typed it over that cell.</summary>
/// <param name="Fault">Why the cell gave no value.</param>
public sealed record ReportCell(
    FieldCode Field, decimal? Value, string Raw, string Sheet, int Row, int Column, ValueFault Fault = ValueFault.None, string TypedBy = "", DateTime? TypedAt = null)
{
    /// <summary>What stands in the grid to be changed: the number in the field's own unit; what could not be read as it was written.</summary>
    public string Text => Value is { } value ? Numbers.Text(value) : Fault == ValueFault.None && TypedBy.Length == 0 ? "" : Raw.Trim();
}

/// <summary>A checked report as a version that is kept: each value with its cell, and a hash over all of them.</summary>
static class SubmissionValues
{
    public static Submission From(CheckedReport report, Upload upload, int version, DateTime at, string by) => From(report, Cells(report), upload, version, at, by);

    /// <param name="cells">Of the report, with what was typed over them.</param>
    public static Submission From(CheckedReport report, IEnumerable<ReportCell> cells, Upload upload, int version, DateTime at, string by) => new()
    {
        Upload = upload,
        Version = version,
        ContentHash = HashOf(report),
        PreparedAt = at,
        PreparedBy = by,
        Values = [.. cells.Select(Value)],
    };

    /// <summary>The same values once more as the next version: what was taken back is worked on from there.</summary>
    public static Submission Again(Submission earlier, DateTime at, string by) => new()
    {
        UploadId = earlier.UploadId,
        Version = earlier.Version + 1,
        ContentHash = earlier.ContentHash,
        PreparedAt = at,
        PreparedBy = by,
        Values = [.. Cells(earlier).Select(Value)],
    };

    public static IEnumerable<ReportCell> Cells(CheckedReport report) => Ordered(report).Select(c => new ReportCell(
        c.Key, c.Value.Value.Number, c.Value.Said, c.Value.Cell.Row == 0 ? "" : report.Sheet, c.Value.Cell.Row, c.Value.Cell.Column, c.Value.Fault));

    public static IEnumerable<ReportCell> Cells(Submission submission) =>
        submission.Values.OrderBy(v => v.Field).Select(v => new ReportCell(v.Field, v.Value, v.Raw, v.Sheet, v.Row, v.Column, ValueFault.None, v.TypedBy, v.TypedAt));

    /// <summary>By their fields.</summary>
    public static KeyValuePair<FieldCode, ParsedValue>[] Ordered(CheckedReport report)
    {
        var cells = report.Cells.ToArray();
        // Files have them in this order as a rule.
        for (var i = 1; i < cells.Length; i++)
            if (cells[i - 1].Key.CompareTo(cells[i].Key) > 0)
            {
                Array.Sort(cells, static (a, b) => a.Key.CompareTo(b.Key));
                break;
            }
        return cells;
    }

    public static string HashOf(CheckedReport report) => HashOf(Ordered(report));

    /// <summary>SHA-256, lower-case hex, over fields and values: where they stood in the file does not matter.</summary>
    /// <param name="cells">All of a report's, in the order of their fields.</param>
    public static string HashOf(KeyValuePair<FieldCode, ParsedValue>[] cells)
    {
        // The canonical text of a dictionary, written straight: an import has a hundred thousand of them.
        var text = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true }))
        {
            writer.WriteStartObject();
            foreach (var (field, cell) in cells)
            {
                writer.WritePropertyName(field.ToString());
                if (cell.Value.Number is { } number) writer.WriteRawValue(Numbers.Text(number), skipInputValidation: true);
                else writer.WriteNullValue();
            }
            writer.WriteEndObject();
        }
        return Convert.ToHexStringLower(SHA256.HashData(text.WrittenSpan));
    }

    /// <summary>回执编号, e.g. HZ-2026-CQ2024-01-1: one for each version handed in.</summary>
    public static string ReceiptNumber(ReportYear year, CenterCode center, int version) => $"HZ-{year}-{center}-{version}";

    static SubmittedValue Value(ReportCell cell) => new()
    {
        Field = cell.Field,
        Value = cell.Value,
        Raw = cell.Raw,
        Sheet = cell.Sheet,
        Row = cell.Row,
        Column = cell.Column,
        TypedBy = cell.TypedBy,
        TypedAt = cell.TypedAt,
    };
}
