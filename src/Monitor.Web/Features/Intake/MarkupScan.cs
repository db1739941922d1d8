namespace Monitor.Web.Features.Intake;

/// <summary>
/// Looks XML through as bytes, before a parser sees it: no declarations, comments or sections beyond plain markup (no workbook program writes them,
/// and they are how entities come in), no text that no cell could hold, no encoding in which this could not be seen.
/// </summary>
sealed class MarkupScan
{
    /// <summary>Of one tag or text. Excel allows 32,767 letters in a cell, of six bytes where escaped.</summary>
    const int LongestRun = 256 * 1024;

    long run;
    bool isAfterOpening;

    /// <summary>What is wrong with the next bytes; null where nothing is.</summary>
    public string? Fault(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0)) return "编码异常";
        if (isAfterOpening && bytes.Length > 0 && bytes[0] == '!' || bytes.IndexOf("<!"u8) >= 0) return "含有声明或注释";
        isAfterOpening = bytes.Length > 0 && bytes[^1] == '<';
        for (var rest = bytes; ;)
        {
            var next = rest.IndexOf((byte)'<');
            run += next < 0 ? rest.Length : next;
            if (run > LongestRun) return "单元格内容过长";
            if (next < 0) return null;
            run = 0;
            rest = rest[(next + 1)..];
        }
    }
}
