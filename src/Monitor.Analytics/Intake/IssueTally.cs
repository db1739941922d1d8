using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>
/// The issues of a file as they are found: of each kind the first ones, and how many more there are. A file with a fault in every row is told so
/// once, and its issues take no more room than a short list. What is left out still counts, and still blocks its centre.
/// </summary>
sealed class IssueTally(IntakeContext context)
{
    /// <summary>Of one kind: more than a person mends before sending the file again; a whole district's centres fit in.</summary>
    public const int MostOfAKind = 200;

    readonly record struct Kind(string Code, string? Check, bool OfCenter, IssueSeverity Severity);

    sealed class Heap
    {
        public List<ReportIssue> Kept { get; } = [];
        public int Left { get; set; }
    }

    readonly Dictionary<Kind, Heap> heaps = [];
    readonly Dictionary<CenterCode, int> errors = [];
    readonly int[] counts = new int[3];

    /// <summary>An error that belongs to no centre.</summary>
    public bool IsBlocked { get; private set; }

    /// <summary>By severity, each of them.</summary>
    public IReadOnlyDictionary<IssueSeverity, int> Counts => Enum.GetValues<IssueSeverity>().ToDictionary(s => s, s => counts[(int)s]);

    /// <summary>Errors of the centre, in all rows.</summary>
    public int Errors(CenterCode center) => errors.GetValueOrDefault(center);

    /// <returns>Whether it is an error.</returns>
    public bool Add(ReportIssue issue, int times = 1)
    {
        var kind = new Kind(issue.Code, issue.Check, issue.Center is not null, issue.Severity);
        if (!heaps.TryGetValue(kind, out var heap)) heaps[kind] = heap = new();
        var isKept = heap.Kept.Count < MostOfAKind || MustBeExplained(issue);
        if (isKept) heap.Kept.Add(issue);
        heap.Left += isKept ? times - 1 : times;

        counts[(int)issue.Severity] += times;
        if (issue.Severity != IssueSeverity.Error) return false;
        if (issue.Center is { } center) errors[center] = errors.GetValueOrDefault(center) + times;
        else IsBlocked = true;
        return true;
    }

    /// <summary>Where it is known whose file it is, each warning is explained before the report goes on, so none is left out.</summary>
    bool MustBeExplained(ReportIssue issue) => issue.Severity == IssueSeverity.Warning && context.OwnCenters is not null;

    /// <summary>In the order of the file; what was left out is told behind the last that is listed of its kind.</summary>
    public IReadOnlyList<ReportIssue> Listed() =>
    [
        .. heaps.Values.SelectMany(h => h.Kept).Concat(heaps.Values.Where(h => h.Left > 0).Select(More))
            .OrderBy(i => i.Sheet, StringComparer.Ordinal).ThenBy(i => i.Row ?? 0).ThenBy(i => i.Column ?? 0)
            .ThenBy(i => i.Code == IssueCatalog.IssuesMore.Code).ThenBy(i => i.Code, StringComparer.Ordinal).ThenBy(i => i.Check, StringComparer.Ordinal),
    ];

    static ReportIssue More(Heap heap)
    {
        var last = heap.Kept[^1];
        return IssueCatalog.IssuesMore.Raise(
            new() { Sheet = last.Sheet, Row = last.Row, Column = last.Column }, heap.Left.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), $"{heap.Kept.Count}", check: last.Check ?? last.Code);
    }
}
