using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Cases;

public enum InputKind { Line, Text, Day, Grade, Files }

/// <summary>Something that a move asks for.</summary>
public sealed record MoveInput(string Key, string Label, InputKind Kind = InputKind.Text, bool Required = true, string Hint = "", string Value = "");

/// <summary>A step that the role can take in the case's state.</summary>
/// <param name="Blocked">Why it cannot be taken now; null where it can.</param>
public sealed record CaseMove(string Action, string Label, IReadOnlyList<MoveInput> Inputs, string? Blocked = null);

/// <summary>What was filled in for a move.</summary>
public sealed class MoveForm
{
    public Dictionary<string, string> Values { get; } = [];
    public List<CaseFile> Files { get; } = [];

    public string Text(string key) => Values.GetValueOrDefault(key) ?? "";
    public DateOnly? Day(string key) => DateOnly.TryParse(Text(key), out var day) ? day : null;

    /// <exception cref="Refused">None is chosen.</exception>
    public Grade Grade(string key) => Enum.TryParse<Grade>(Text(key), out var grade) ? grade : throw new Refused("未选择复盘结论。请选择后重试。");
}
