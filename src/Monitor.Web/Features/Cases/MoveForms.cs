using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Cases;

public enum InputKind { Line, Text, Day, Grade, Choice, Files }

/// <summary>Something that a move asks for.</summary>
/// <param name="Choices">Values with their texts, where it is a choice.</param>
public sealed record MoveInput(
    string Key, string Label, InputKind Kind = InputKind.Text, bool Required = true, string Hint = "", string Value = "", IReadOnlyList<(string Value, string Text)>? Choices = null);

/// <summary>A step that the role can take in the case's state.</summary>
/// <param name="Blocked">Why it cannot be taken now; null where it can.</param>
public sealed record CaseMove(string Action, string Label, IReadOnlyList<MoveInput> Inputs, string? Blocked = null);

/// <summary>What was filled in for a move.</summary>
public sealed class MoveForm
{
    public Dictionary<string, string> Values { get; } = [];
    public List<CaseFile> Files { get; } = [];

    /// <summary>What tells a measure's fields from those of another: its finding, and its place there.</summary>
    public static string MeasureKey(int finding, int row) => $"{finding}-{row}";

    public string Text(string key) => Values.GetValueOrDefault(key) ?? "";
    public DateOnly? Day(string key) => DateOnly.TryParse(Text(key), out var day) ? day : null;

    /// <exception cref="Refused">Nothing is chosen.</exception>
    public string Chosen(string key, string what) => Text(key) is { Length: > 0 } chosen ? chosen : throw new Refused($"未选择{what}。请选择后重试。", what);

    /// <exception cref="Refused">None is chosen.</exception>
    public Grade Grade(string key) => Enum.TryParse<Grade>(Text(key), out var grade) ? grade : throw new Refused("未选择复盘结论。请选择后重试。", "复盘结论");
}
