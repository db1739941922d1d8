using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Documents;

/// <summary>What a document rests on: kept with it as canonical JSON, and said at its end.</summary>
/// <param name="Rulebooks">E.g. cq-2026 版本 1.</param>
/// <param name="Verified">False where some value is reported only; null where it states no values.</param>
/// <param name="Facts">What else it states, by name: conclusion, score, case and its revision, flags, hashes.</param>
public sealed record DocumentBasis(IReadOnlyList<string> Rulebooks, bool? Verified, IReadOnlyDictionary<string, string> Facts)
{
    public string Words =>
        $"{(Rulebooks.Count > 0 ? $"考核方案 {string.Join("、", Rulebooks)}" : "未涉及考核方案")}；{Verified switch { true => "数值为核定值", false => "含尚未核定的申报值", _ => "不含考核数值" }}";
}

/// <summary>Everything that a document says, before it is worded.</summary>
sealed record DocumentFacts
{
    public required DocumentKind Kind { get; init; }
    public required string Subject { get; init; }
    public required CenterCode? Center { get; init; }
    public required ReportYear? Year { get; init; }
    /// <summary>文号 that is registered with the case; empty where there is none.</summary>
    public string Number { get; init; } = "";
    /// <summary>成文日期 where the case fixed it; null for the day on which it is made.</summary>
    public DateOnly? DatedOn { get; init; }
    public required bool Synthetic { get; init; }
    public required DocumentBasis Basis { get; init; }
    /// <summary>One for each placeholder of the kind, but for those that all kinds have.</summary>
    public required IReadOnlyDictionary<string, Filling> Fillings { get; init; }
    /// <summary>Why it cannot be issued yet; null where it can.</summary>
    public string? Blocked { get; init; }
    /// <summary>The sheet of a workbook, without title and notes.</summary>
    public YearlyTable? Table { get; init; }

    /// <summary>ZG-2026-01, CQ2024-02-2025: names the file.</summary>
    public string FileStem => Kind switch
    {
        DocumentKind.ReviewReport => $"{Center}-{Year}",
        DocumentKind.TermReport => $"{Center}",
        DocumentKind.YearlySummary or DocumentKind.YearlyTable => $"{Year}",
        _ => Subject,
    };
}

/// <summary>Reads the facts of some kinds of documents, as far as the actor may see them.</summary>
interface IDocumentSource
{
    /// <summary>The kinds, with the placeholders that their templates may use.</summary>
    IReadOnlyDictionary<DocumentKind, IReadOnlyList<Placeholder>> Kinds { get; }

    /// <exception cref="NotFoundForActor">There is no such subject, or not for this actor.</exception>
    Task<DocumentFacts> ReadAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel);

    /// <summary>The facts' <see cref="DocumentFacts.Blocked"/>, for a page that offers the document: without what is slow to read.</summary>
    /// <exception cref="NotFoundForActor">There is no such subject, or not for this actor.</exception>
    async Task<string?> WhyNotAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel) =>
        (await ReadAsync(db, actor, kind, subject, cancel)).Blocked;
}
