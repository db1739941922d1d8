using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>The whole way of a file: bytes → table → parsed → checked. What pages and the command line call.</summary>
public static class ReportFile
{
    /// <param name="watch">Told of each row, while it is read and while it is checked.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static CheckedFile Check(byte[] content, string fileName, IntakeContext context, ReadLimits limits, Watch watch = default)
    {
        var reading = TableReader.Read(content, fileName, context, limits, watch);
        if (reading.Tables.Count == 0) return new(reading.File, reading.Sha256, "", [], reading.Issues);
        var file = ReportChecker.Check([.. reading.Tables.Select(t => ReportParser.Parse(t, context, watch))], context, watch);
        return Told(reading.Issues, file);
    }

    /// <summary>The same without the values: of a text with an ordinary table it keeps no row, but a key of each. What else there is, is read whole.</summary>
    /// <param name="governing">The rulebook in force in a year, where rows of several years may come; else the context's for all.</param>
    /// <returns>Null where it is no such text.</returns>
    public static CheckedSummary? Survey(byte[] content, string fileName, IntakeContext context, ReadLimits limits, Func<ReportYear?, Rulebook>? governing = null)
    {
        if (TableReader.Open(content, fileName, context, limits) is not var (first, rows)) return null;
        var survey = new FileSurvey(first, context, governing);
        try
        {
            foreach (var row in rows(survey.Take)) survey.Take(row);
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
