using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>The whole way of a file: bytes → table → parsed → checked. What pages and the command line call.</summary>
public static class ReportFile
{
    /// <param name="watch">Told of each row, while it is read and while it is checked.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static CheckedFile Check(byte[] content, string fileName, IntakeContext context, ReadLimits limits, Watch watch = default) =>
        Check(Read(content, fileName, context, limits, watch), context, watch);

    /// <summary>The way up to the check: what is in the file tells what must be known to check it.</summary>
    /// <param name="watch">Told of each row.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ParsedFile Read(byte[] content, string fileName, IntakeContext context, ReadLimits limits, Watch watch = default)
    {
        var reading = TableReader.Read(content, fileName, context, limits, watch);
        return new(reading, [.. reading.Tables.Select(t => ReportParser.Parse(t, context, watch))]);
    }

    /// <param name="context">That with which it was read; of centres it may know more.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static CheckedFile Check(ParsedFile read, IntakeContext context, Watch watch = default) => read.Tables.Count == 0
        ? new(read.Reading.File, read.Reading.Sha256, "", [], read.Reading.Issues)
        : Told(read.Reading.Issues, ReportChecker.Check(read.Tables, context, watch));

    /// <summary>The same without the values: of an ordinary table it keeps no row, but a key of each. What else there is, is read whole.</summary>
    /// <param name="content">It can be rewound. A text may be of any length.</param>
    /// <param name="governing">The rulebook in force in a year, where rows of several years may come; else the context's for all.</param>
    /// <returns>Null where the file is not one such table.</returns>
    public static CheckedSummary? Survey(Stream content, string fileName, IntakeContext context, ReadLimits limits, Func<ReportYear?, Rulebook>? governing = null)
    {
        using var source = TableReader.Open(content, fileName, context, limits);
        if (source is null) return null;
        var survey = new FileSurvey(source.First, context, governing, source.Header);
        try
        {
            foreach (var row in source.Rows(survey.Take)) survey.Take(row);
            return survey.End();
        }
        catch (UnreadableFileException)
        {
            return null;
        }
    }

    internal static CheckedFile Told(IReadOnlyList<ReportIssue> ofReading, CheckedFile file) => file with
    {
        Issues = [.. ofReading, .. file.Issues],
        Counts = file.Counts.ToDictionary(c => c.Key, c => c.Value + ofReading.Count(i => i.Severity == c.Key)),
    };
}

/// <summary>A file read and parsed, and not yet checked. No tables where it is none.</summary>
public sealed record ParsedFile(TableReading Reading, IReadOnlyList<ParsedTable> Tables)
{
    /// <summary>Centres that its reports name.</summary>
    public IEnumerable<CenterCode> Centers => Tables.SelectMany(t => t.Reports).Select(r => r.Center).OfType<CenterCode>().Distinct();
}
