using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>The whole way of a file: bytes → table → parsed → checked. What pages and the command line call.</summary>
public static class ReportFile
{
    public static CheckedFile Check(byte[] content, string fileName, IntakeContext context, ReadLimits limits)
    {
        var reading = TableReader.Read(content, fileName, context, limits);
        if (reading.Tables.Count == 0) return new(reading.File, reading.Sha256, "", [], reading.Issues);
        var file = ReportChecker.Check([.. reading.Tables.Select(t => ReportParser.Parse(t, context))], context);
        return Told(reading.Issues, file);
    }

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
