using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Intake;

/// <summary>
/// Rows of a file → reports of a rulebook: finds the header, reads what it names. It judges nothing: what it could not read is in the
/// result for <see cref="ReportChecker"/> to tell.
/// </summary>
public static class ReportParser
{
    public static ParsedTable Parse(RawTable table, Rulebook rulebook) => Parse(table, new IntakeContext { Rulebook = rulebook });

    /// <param name="watch">Told of each row.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ParsedTable Parse(RawTable table, IntakeContext context, Watch watch = default)
    {
        if (ReportHeader.Find(table, new(context)) is not { } header) return Start(table, null, context);
        var parsed = header.IsTransposed ? ReportsInColumns.Parse(table, header, context, watch) : ReportsInRows.Parse(table, header, context, watch);
        return Start(table, header, context) with { Reports = parsed.Reports, Skipped = parsed.Skipped, Unread = parsed.Unread };
    }

    /// <summary>The table with its header, and nothing read of what it names.</summary>
    internal static ParsedTable Start(RawTable table, ReportHeader? header, IntakeContext context) => new()
    {
        Source = table,
        Header = header,
        OpenYear = context.OpenYear,
        KnowsNames = context.Centers is not null,
        Suggestions = header is null ? [] : HeaderSuggestions.For(header, table.Sheet),
    };
}
