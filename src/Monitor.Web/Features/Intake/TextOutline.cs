using System.Buffers;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>Looks a text through before a library cuts it into fields: rows, columns, cells and the length of a cell are within bounds, each quote closes.</summary>
sealed class TextOutline
{
    /// <summary>Three times what Excel allows in a cell.</summary>
    public const int LongestCell = 100_000;
    /// <summary>As many as Excel allows.</summary>
    const int MostColumns = 16_384;
    /// <summary>Blank rows in a row.</summary>
    const int LongestGap = 100_000;

    readonly ReadLimits limits;
    readonly SearchValues<char> ends;
    long cells;
    int row = 1, column = 1, length, filledRow, filledColumn;
    /// <summary>Row in which the present cell's quote opened; 0 where it has none.</summary>
    int quotedSince;
    bool isFilled, isAfterQuote, isAfterReturn;

    TextOutline(char separator, ReadLimits limits) => (this.limits, ends) = (limits, SearchValues.Create([separator, '"', '\r', '\n']));

    /// <returns>Its rows, blank ones included.</returns>
    /// <exception cref="UnreadableFileException">It is more than the limits allow, or a quote never closes.</exception>
    public static int Allow(IEnumerable<ReadOnlyMemory<char>> text, char separator, ReadLimits limits)
    {
        var outline = new TextOutline(separator, limits);
        foreach (var part in text) outline.Take(part.Span);
        if (outline is { quotedSince: > 0, isAfterQuote: false }) throw outline.QuoteOpen();
        outline.EndCell();
        outline.EndRow();
        return outline.row - 1;
    }

    void Take(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (isAfterReturn && text[0] == '\n') text = text[1..];
            isAfterReturn = false;
            if (quotedSince > 0) text = text[Quoted(text)..];
            if (quotedSince > 0) continue;

            var end = text.IndexOfAny(ends);
            var part = end < 0 ? text : text[..end];
            isFilled |= !part.IsWhiteSpace();
            Lengthen(part.Length);
            if (end < 0) return;
            if (text[end] == '"')
            {
                if (length == 0) quotedSince = row;
                isFilled = true;
                Lengthen(1);
            }
            else
            {
                EndCell();
                isAfterReturn = text[end] == '\r';
                if (text[end] is '\r' or '\n') EndRow();
            }
            text = text[(end + 1)..];
        }
    }

    /// <summary>In quotes only quotes matter: two are one letter, one ends them.</summary>
    /// <returns>How many letters were dealt with.</returns>
    int Quoted(ReadOnlySpan<char> text)
    {
        if (isAfterQuote)
        {
            isAfterQuote = false;
            if (text[0] != '"')
            {
                quotedSince = 0;
                return 0;
            }
            Lengthen(1);
            return 1;
        }
        var quote = text.IndexOf('"');
        isAfterQuote = quote >= 0;
        var count = quote < 0 ? text.Length : quote + 1;
        Lengthen(count);
        return count;
    }

    void Lengthen(int letters)
    {
        length += letters;
        if (length > LongestCell)
            throw quotedSince > 0 ? QuoteOpen()
                : new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(new() { Row = row }, $"超过 {LongestCell} 个字的单元格", $" {LongestCell} 个字"));
    }

    void EndCell()
    {
        if (isFilled)
        {
            cells++;
            filledColumn = column;
        }
        (length, isFilled) = (0, false);
        column++;
        // Empty columns past the last filled one are harmless, up to where holding them is not.
        if (column > MostColumns)
            throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(new() { Row = row }, $"超过 {MostColumns} 列", $" {MostColumns} 列"));
    }

    void EndRow()
    {
        if (filledColumn > 0)
        {
            limits.Allow(filledRow = row, filledColumn);
            limits.AllowCells(cells);
        }
        (row, column, filledColumn) = (row + 1, 1, 0);
        if (row - filledRow > LongestGap)
            throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(new() { Row = row }, $"连续 {LongestGap} 个空行", $"连续 {LongestGap} 个空行"));
    }

    UnreadableFileException QuoteOpen() => new(IssueCatalog.FileQuoteOpen.Raise(new() { Row = quotedSince }));
}
