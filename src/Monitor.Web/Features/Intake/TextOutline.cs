using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>Looks a text through before a library cuts it into fields: rows, columns, cells and the length of a cell are within bounds, each quote closes.</summary>
static class TextOutline
{
    /// <summary>Three times what Excel allows in a cell.</summary>
    public const int LongestCell = 100_000;
    /// <summary>As many as Excel allows.</summary>
    const int MostColumns = 16_384;
    /// <summary>Blank rows in a row.</summary>
    const int LongestGap = 100_000;

    /// <returns>Its rows, blank ones included.</returns>
    /// <exception cref="UnreadableFileException">It is more than the limits allow, or a quote never closes.</exception>
    public static int Allow(string text, char separator, ReadLimits limits)
    {
        var (row, column, cells, quotedSince, filledRow) = (1, 1, 0L, 0, 0);
        for (int at = 0, start = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length;
            var c = isEnd ? '\n' : text[at];
            // Most letters: those after the quote in the alphabet end nothing, unless they are the separator.
            if (c > '"' && c != separator && quotedSince == 0 && at - start <= LongestCell) continue;
            if (at - start > LongestCell)
                throw quotedSince > 0 ? QuoteOpen(quotedSince)
                    : new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(new() { Row = row }, $"超过 {LongestCell} 个字的单元格", $" {LongestCell} 个字"));
            if (quotedSince > 0)
            {
                if (isEnd) throw QuoteOpen(quotedSince);
                if (c != '"') continue;
                if (at + 1 < text.Length && text[at + 1] == '"') at++;
                else quotedSince = 0;
            }
            else if (c == '"' && at == start)
            {
                quotedSince = row;
            }
            else if (c == separator || c is '\n' or '\r')
            {
                if (!text.AsSpan(start, at - start).IsWhiteSpace())
                {
                    limits.Allow(filledRow = row, column);
                    limits.AllowCells(++cells);
                }
                start = at + 1;
                column++;
                // Empty columns past the last filled one are harmless, up to where holding them is not.
                if (column > MostColumns)
                    throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(new() { Row = row }, $"超过 {MostColumns} 列", $" {MostColumns} 列"));
                if (c == separator) continue;
                if (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n') start = ++at + 1;
                (row, column) = (row + 1, 1);
                if (row - filledRow > LongestGap)
                    throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(new() { Row = row }, $"连续 {LongestGap} 个空行", $"连续 {LongestGap} 个空行"));
            }
        }
        return row;
    }

    static UnreadableFileException QuoteOpen(int row) => new(IssueCatalog.FileQuoteOpen.Raise(new() { Row = row }));
}
