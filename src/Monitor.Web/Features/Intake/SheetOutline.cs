namespace Monitor.Web.Features.Intake;

/// <summary>Where a sheet's content ends, and which cells hold an error, or a formula without a result.</summary>
/// <param name="Cells">Cells with content.</param>
sealed record SheetOutline(int LastRow, int LastColumn, int Cells, IReadOnlyDictionary<(int Row, int Column), string> Errors)
{
    public const string Uncalculated = "没有计算结果的公式";
}
