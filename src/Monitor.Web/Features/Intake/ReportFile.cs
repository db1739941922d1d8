using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>The whole way of a file: bytes → table → parsed → checked. What pages and the command line call.</summary>
public static class ReportFile
{
    public static CheckedFile Check(byte[] content, string fileName, IntakeContext context, ReadLimits limits)
    {
        var reading = TableReader.Read(content, fileName, context, limits);
        if (reading.Tables.Count == 0) return new(reading.File, reading.Sha256, "", [], reading.Issues);
        var file = ReportChecker.Check([.. reading.Tables.Select(t => ReportParser.Parse(t, context))], context);
        return file with { Issues = [.. reading.Issues, .. file.Issues] };
    }
}
