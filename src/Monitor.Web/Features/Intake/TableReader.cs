using System.Security.Cryptography;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>A file as tables, or why it is none. There are none exactly where an issue is an error.</summary>
/// <param name="Sha256">Of the bytes, in lower-case hex.</param>
/// <param name="Tables">One; several where several sheets have the same header, or hold one centre each.</param>
public sealed record TableReading(string File, string Sha256, IReadOnlyList<RawTable> Tables, IReadOnlyList<ReportIssue> Issues)
{
    public RawTable? Table => Tables.Count > 0 ? Tables[0] : null;
}

/// <summary>Bytes → table. What the file is, its content says, never its name. Whatever the bytes are, it ends with a table or with issues.</summary>
public static class TableReader
{
    /// <param name="context">Its columns tell the sheet and the separator that are meant.</param>
    /// <param name="watch">Told of each row.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static TableReading Read(byte[] content, string fileName, IntakeContext context, ReadLimits limits, Watch watch = default) =>
        Read(content, fileName, new HeaderNames(context), limits, stamp => stamp.Told(context), context.OpenYear, watch);

    /// <param name="told">What is to be told of the template that a workbook was made from.</param>
    /// <param name="openYear">Where sheets are of years: which is meant.</param>
    internal static TableReading Read(
        byte[] content, string fileName, HeaderNames names, ReadLimits limits, Func<TemplateStamp, IEnumerable<ReportIssue>> told, ReportYear? openYear = null, Watch watch = default)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(content));
        try
        {
            var (tables, issues) = Tables(content, names, told, openYear, limits.Started(watch));
            return new(fileName, sha, [.. tables.Select(t => t with { File = fileName, Sha256 = sha })], issues);
        }
        catch (UnreadableFileException unreadable)
        {
            return new(fileName, sha, [], [unreadable.Issue]);
        }
    }

    /// <summary>
    /// An ordinary table that is all there is to read in the file. Null where the file is anything else, or cannot be read, which reading it whole tells.
    /// </summary>
    /// <param name="content">It can be rewound; text is read from it as rows are asked for.</param>
    internal static RowSource? Open(Stream content, string fileName, IntakeContext context, ReadLimits limits)
    {
        if (content.Length == 0 || content.Length > limits.Bytes) return null;
        try
        {
            var names = new HeaderNames(context);
            var source = FileKinds.Of(content) switch
            {
                FileKind.Archive => Workbooks.OpenXlsx(content, limits.Started()),
                FileKind.Text => TextTable.Open(content, names, limits.Started()),
                _ => null,
            };
            content.Position = 0;
            if (source is not null && ReportHeader.Find(source.First, names) is { IsTransposed: false } header && header.Recognised * 2 >= names.Columns.Count)
                return source with { Header = header, First = source.First with { File = fileName, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) } };
            source?.Dispose();
        }
        catch (UnreadableFileException)
        {
            // Told by whoever reads it whole.
        }
        return null;
    }

    static (IReadOnlyList<RawTable> Tables, IReadOnlyList<ReportIssue> Issues) Tables(
        byte[] content, HeaderNames names, Func<TemplateStamp, IEnumerable<ReportIssue>> told, ReportYear? openYear, ReadLimits limits)
    {
        if (content.Length == 0) throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());
        if (content.Length > limits.Bytes)
            throw new UnreadableFileException(IssueCatalog.FileTooLarge.Raise(found: Megabytes(content.Length), expected: Megabytes(limits.Bytes.Value)));

        return FileKinds.Of(content) switch
        {
            FileKind.Archive => Xlsx(content, names, told, openYear, limits),
            FileKind.Compound => SheetChoice.Of(Workbooks.ReadXls(content, names, limits), names, openYear),
            FileKind.Text => ([TextTable.Read(content, names, limits)], []),
            var kind => throw new UnreadableFileException(IssueCatalog.FileNotTable.Raise(found: FileKinds.Name(kind))),
        };
    }

    /// <summary>In a template of ours it is known which sheets are no report.</summary>
    static (IReadOnlyList<RawTable>, IReadOnlyList<ReportIssue>) Xlsx(
        byte[] content, HeaderNames names, Func<TemplateStamp, IEnumerable<ReportIssue>> told, ReportYear? openYear, ReadLimits limits)
    {
        var sheets = Workbooks.ReadXlsx(content, names, limits);
        if (TemplateStamp.Of(content) is not { } stamp) return SheetChoice.Of(sheets, names, openYear);
        var (tables, issues) = SheetChoice.Of([.. sheets.Where(s => !TemplateStamp.IsCompanion(s.Sheet))], names, openYear);
        return (tables, [.. told(stamp), .. issues]);
    }

    static string Megabytes(long bytes) => $"{(decimal)bytes / ReadLimits.Megabyte:0.#} MB";
}

/// <summary>Carries the one issue that ends the reading of a file from deep inside it to <see cref="TableReader"/>.</summary>
sealed class UnreadableFileException(ReportIssue issue) : Exception(issue.Message)
{
    public ReportIssue Issue { get; } = issue;
}
