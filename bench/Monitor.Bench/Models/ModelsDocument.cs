namespace Monitor.Bench.Models;

/// <summary>Puts measured tables between the markers of docs/models.md; the words around them are written by people.</summary>
static class ModelsDocument
{
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "docs", "models.md");

    /// <exception cref="InvalidDataException">The document has no such pair of markers.</exception>
    public static void Replace(string section, string table)
    {
        var text = File.ReadAllText(Path);
        string begin = $"<!-- measured: {section} -->\n", end = $"<!-- /measured: {section} -->\n";
        int from = text.IndexOf(begin, StringComparison.Ordinal), to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new InvalidDataException($"{Path} has no section {section}.");
        File.WriteAllText(Path, text[..(from + begin.Length)] + "\n" + table.TrimEnd() + "\n\n" + text[to..]);
    }
}
