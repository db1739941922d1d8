namespace Monitor.Analytics.Rulebooks;

/// <summary>One thing wrong with a rulebook file. <see cref="Path"/> is a JSON path, e.g. <c>$.indicators[3].weight</c>.</summary>
/// <param name="Message">In Chinese: what was found, what was expected, how to mend it.</param>
public sealed record RulebookFault(string Path, string Message)
{
    internal static RulebookFault Of(string path, string found, string expected, string mend) =>
        new(path, $"现为{found}，应为{expected}。请{mend}。");

    /// <summary>Nothing where it holds.</summary>
    internal static IEnumerable<RulebookFault> Unless(bool holds, string path, string found, string expected, string mend) =>
        holds ? [] : [Of(path, found, expected, mend)];
}

/// <summary>A rulebook file that cannot be used, with all its faults: first those of structure, then those of meaning.</summary>
public sealed class RulebookException(IReadOnlyList<RulebookFault> faults)
    : Exception($"考核方案文件有 {faults.Count} 处错误：\n" + string.Join('\n', faults.Select(f => $"{f.Path}：{f.Message}")))
{
    public IReadOnlyList<RulebookFault> Faults { get; } = faults;
}
