using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>Offered each row as bytes, before anything is made of it.</summary>
/// <returns>Whether it is dealt with.</returns>
delegate bool TakeBytes(int number, IRowBytes row);

/// <summary>A table whose rows are read as they are asked for, once, and not held.</summary>
/// <param name="First">The table's first rows, <see cref="ReportHeader.RowsToTell"/> where there are so many. Rows that are not shown are in it as they are read.</param>
/// <param name="Rows">All rows; of those that are taken as bytes nothing more is made.</param>
/// <param name="Reader">What reads them.</param>
sealed record RowSource(RawTable First, Func<TakeBytes?, IEnumerable<RawRow>> Rows, IDisposable? Reader = null) : IDisposable
{
    /// <summary>Null where it has none, or nobody looked for it.</summary>
    public ReportHeader? Header { get; init; }

    public void Dispose() => Reader?.Dispose();
}
