using System.Text.Json.Serialization;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

public enum IssueSeverity { Error, Warning, Notice }

/// <summary>
/// Something about a file, row or cell that a person must know. <see cref="Code"/> is stable and has its Chinese template in
/// <see cref="IssueCatalog"/>. Row and column are null where the issue is about the whole file; centre is null where no centre could be told.
/// An error with a centre blocks that centre only; one without blocks the file. Made by <see cref="IssueKind.Raise"/> only.
/// </summary>
public sealed record ReportIssue
{
    [JsonConstructor]
    internal ReportIssue() { }

    public required string Code { get; init; }
    public required IssueSeverity Severity { get; init; }
    public string Sheet { get; init; } = "";
    public int? Row { get; init; }
    public int? Column { get; init; }
    public CenterCode? Center { get; init; }
    public FieldCode? Field { get; init; }
    /// <summary>ID of the rulebook's check where one raised it.</summary>
    public string? Check { get; init; }
    /// <summary>Whole Chinese message: where, what was found, what was expected, how to mend it.</summary>
    public required string Message { get; init; }
    public string Found { get; init; } = "";
    public string Expected { get; init; } = "";
    public string Mend { get; init; } = "";

    public string? Address => Row is { } row && Column is { } column ? CellAddress.Of(row, column) : null;

    /// <summary>What an explanation is tied to: the same matter with the same found value keeps its explanation.</summary>
    public string Fingerprint => string.Join('|', Code, Check, Center, Field, Found);
}
