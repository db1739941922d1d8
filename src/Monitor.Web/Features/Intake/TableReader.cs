using System.Security.Cryptography;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;

namespace Monitor.Web.Features.Intake;

/// <summary>A file as a table, or why it is none. The table is null exactly where an issue is an error.</summary>
/// <param name="Sha256">Of the bytes, in lower-case hex.</param>
public sealed record TableReading(string File, string Sha256, RawTable? Table, IReadOnlyList<ReportIssue> Issues);

/// <summary>Bytes → table. What the file is, its content says, never its name. Whatever the bytes are, it ends with a table or with issues.</summary>
public static class TableReader
{
    /// <param name="rulebook">Its columns tell the sheet and the separator that are meant.</param>
    public static TableReading Read(byte[] content, string fileName, Rulebook rulebook, ReadLimits limits)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(content));
        try
        {
            var (sheet, issues) = Sheet(content, ReportColumn.Of(rulebook), limits);
            return new(fileName, sha, new(fileName, sha, sheet.Name, sheet.Rows), issues);
        }
        catch (UnreadableFileException unreadable)
        {
            return new(fileName, sha, null, [unreadable.Issue]);
        }
    }

    static (Sheet Sheet, IReadOnlyList<ReportIssue> Issues) Sheet(byte[] content, IReadOnlyList<ReportColumn> columns, ReadLimits limits)
    {
        if (content.Length == 0) throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());
        if (content.Length > limits.Bytes)
            throw new UnreadableFileException(IssueCatalog.FileTooLarge.Raise(found: Megabytes(content.Length), expected: Megabytes(limits.Bytes.Value)));

        return FileKinds.Of(content) switch
        {
            FileKind.Archive => Workbooks.Choose(Workbooks.ReadXlsx(content, limits), columns),
            FileKind.Compound => Workbooks.Choose(Workbooks.ReadXls(content, limits), columns),
            FileKind.Text => (TextTable.Read(content, columns, limits), []),
            var kind => throw new UnreadableFileException(IssueCatalog.FileNotTable.Raise(found: FileKinds.Name(kind))),
        };
    }

    static string Megabytes(long bytes) => $"{(decimal)bytes / ReadLimits.Megabyte:0.#} MB";
}

/// <summary>A sheet with its rows; blank rows are left out, the others keep their numbers.</summary>
sealed record Sheet(string Name, IReadOnlyList<RawRow> Rows)
{
    public int Recognised(IReadOnlyList<ReportColumn> columns) => ReportHeader.Find(Rows, columns)?.Recognised ?? 0;
}

/// <summary>Carries the one issue that ends the reading of a file from deep inside it to <see cref="TableReader"/>.</summary>
sealed class UnreadableFileException(ReportIssue issue) : Exception(issue.Message)
{
    public ReportIssue Issue { get; } = issue;
}
