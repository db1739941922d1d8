using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Versions;

/// <summary>One version on paper, to be signed and stamped.</summary>
/// <param name="Lines">All fields of the rulebook, in its order.</param>
/// <param name="Warnings">What is odd about it, each with the district's explanation.</param>
public sealed record PrintedVersion(
    Center Center, string District, Submission Version, string Rulebook, IReadOnlyList<(ReportField Field, Reported Value)> Lines, IReadOnlyList<FoundIssue> Warnings);
