using CsvHelper;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>One row of a report file: whose it is, and what is filled in already.</summary>
public sealed record TemplateRow(CenterCode Center, string Name, ReportYear Year, IReadOnlyDictionary<FieldCode, Reported> Values);

/// <summary>The file that a district fills in: CSV in UTF-8 with a byte order mark, by which Excel knows it.</summary>
public static class ReportTemplate
{
    public static byte[] Csv(Rulebook rulebook, IEnumerable<TemplateRow> rows)
    {
        var columns = ReportColumn.Of(rulebook);
        var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape }))
        {
            writer.WriteRecord([.. columns.Select(c => c.Header)]);
            foreach (var row in rows) writer.WriteRecord([.. columns.Select(c => Text(row, c))]);
        }
        return stream.ToArray();
    }

    static string Text(TemplateRow row, ReportColumn column) =>
        column.Field is { } field ? row.Values.GetValueOrDefault(field) is { IsMissing: false } value ? value.ToString() : ""
        : column == ReportColumn.Center ? row.Center.ToString()
        : column == ReportColumn.CenterName ? row.Name
        : row.Year.ToString();
}
