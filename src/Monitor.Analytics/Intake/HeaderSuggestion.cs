namespace Monitor.Analytics.Intake;

/// <summary>A column that an unknown header may have meant. It is offered, never taken: the district confirms it (<see cref="IntakeContext.Mappings"/>).</summary>
/// <param name="Header">The unknown header's text: the mapping's key.</param>
/// <param name="Row">Of the header's cell; the column likewise.</param>
/// <param name="Score">0–1, higher is nearer.</param>
public sealed record HeaderSuggestion(string Header, string Sheet, int Row, int Column, ReportColumn Target, decimal Score);

/// <summary>Near misses: by edit distance, and by how much of the name the header contains or is contained in.</summary>
static class HeaderSuggestions
{
    const decimal LeastScore = 0.5m;
    /// <summary>Of the longer text that the shorter must make up: 年度 stands in many titles.</summary>
    const decimal LeastShare = 0.4m;
    const int MostPerHeader = 3;
    /// <summary>No name is longer; the distance of longer texts is not worth its time.</summary>
    const int LongestHeader = 40;
    const int MostHeaders = 100;

    /// <summary>For each unknown header, missing columns that are near, best first.</summary>
    public static IReadOnlyList<HeaderSuggestion> For(ReportHeader header, string sheet) =>
    [
        // “编码：CQ2025-01” is no header, but a line that says something.
        .. from cell in header.Cells.Where(c => c.Column is null && !c.Text.TrimEnd(':', '：').Contains(':') && !c.Text.TrimEnd(':', '：').Contains('：')).Take(MostHeaders)
           let key = HeaderNames.Bare(cell.Text)
           where key.Length is > 0 and <= LongestHeader
           from suggestion in header.Missing
               .Select(c => new HeaderSuggestion(cell.Text, sheet, cell.Cell.Row, cell.Cell.Column, c, c.Names.Max(n => Score(key, HeaderNames.Bare(n)))))
               .Where(s => s.Score >= LeastScore)
               .OrderByDescending(s => s.Score)
               .Take(MostPerHeader)
           select suggestion,
    ];

    static decimal Score(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        var byDistance = 1 - (decimal)Distance(a, b) / longer.Length;
        var share = (decimal)shorter.Length / longer.Length;
        var byContent = share >= LeastShare && longer.Contains(shorter, StringComparison.Ordinal) ? (1 + share) / 2 : 0;
        return Math.Round(Math.Max(byDistance, byContent), 3);
    }

    /// <summary>Letters to insert, delete or replace (Levenshtein).</summary>
    static int Distance(string a, string b)
    {
        int[] before = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var now = new int[b.Length + 1];
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            before = now;
        }
        return before[b.Length];
    }
}
