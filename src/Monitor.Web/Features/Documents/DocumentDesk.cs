using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Documents;

/// <summary>A document as it was issued, for lists.</summary>
/// <param name="SupersededBy">The newer issue on the same subject; null where there is none.</param>
/// <param name="WithdrawnOn">The day from which on the decision that it holds is withdrawn; null where it is not.</param>
public sealed record IssuedLine(IssuedDocument Document, string KindName, string CenterName, int? SupersededBy, DateOnly? WithdrawnOn)
{
    public bool Stands => SupersededBy is null && WithdrawnOn is null;
}

/// <summary>A document that can be made where its subject is: draft, issue, what was issued.</summary>
/// <param name="CanIssue">The actor's role issues this kind.</param>
/// <param name="Blocked">Why it cannot be issued now; null where it can.</param>
/// <param name="Draft">Address of the draft; null where the actor gets none, or the page itself has it.</param>
public sealed record DocumentOffer(DocumentKind Kind, string Name, string Subject, bool CanIssue, string? Blocked, string? Draft, bool TakesNumber, IReadOnlyList<IssuedLine> Issued)
{
    public bool IsReissue => Issued.Count > 0;
}

public sealed record DocumentDesk(IReadOnlyList<DocumentOffer> Offers);

/// <summary>What the list of documents is narrowed to: the query string, as it came.</summary>
/// <param name="Kind">Slug of a kind.</param>
public sealed record DocumentFilter(string? Kind = null, string? Year = null, string? Center = null)
{
    public bool IsEmpty => (Kind, Year, Center) is (null or "", null or "", null or "");
}

/// <summary>Issued documents that the actor sees.</summary>
/// <param name="Total">Before the filter.</param>
public sealed record DocumentList(
    IReadOnlyList<IssuedLine> Lines, int Total, IReadOnlyList<Centers.Choice> Kinds, IReadOnlyList<Centers.Choice> Years, IReadOnlyList<Centers.Choice> Centers)
{
    public string Answer => Total == 0 ? "还没有签发的文件。"
        : Lines.Count == 0 ? $"{Total}份已签发的文件中没有符合条件的。"
        : $"{(Lines.Count == Total ? "共" : "符合条件的")}{Lines.Count}份已签发的文件{Part(l => l.SupersededBy is not null, "份已被新的签发取代")}{Part(l => l is { SupersededBy: null, WithdrawnOn: not null }, "份所载决定已撤回")}。";

    string Part(Func<IssuedLine, bool> which, string what) => Lines.Count(which) is > 0 and var count ? $"，其中{count}{what}" : "";
}

/// <summary>A file to save.</summary>
public sealed record DocumentFile(string FileName, byte[] Content)
{
    public string ContentType => FileName.EndsWith(".xlsx", StringComparison.Ordinal)
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
