namespace Monitor.Bench;

/// <summary>A document whose measured tables stand between markers; the words around them are written by people.</summary>
sealed class MeasuredDocument(string name)
{
    public static MeasuredDocument Models { get; } = new("models.md");
    public static MeasuredDocument Performance { get; } = new("performance.md");

    readonly string path = Path.Combine(Repository.Root, "docs", name);

    /// <exception cref="InvalidDataException">The document has no such pair of markers.</exception>
    public void Replace(string section, string table)
    {
        var text = File.ReadAllText(path);
        string begin = $"<!-- measured: {section} -->\n", end = $"<!-- /measured: {section} -->\n";
        int from = text.IndexOf(begin, StringComparison.Ordinal), to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new InvalidDataException($"{path} has no section {section}.");
        File.WriteAllText(path, text[..(from + begin.Length)] + "\n" + table.TrimEnd() + "\n\n" + text[to..]);
    }
}
