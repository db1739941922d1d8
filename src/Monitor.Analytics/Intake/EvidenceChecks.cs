using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>Whether what counts most rests on evidence. One warning for a whole report: a district explains it once.</summary>
public static class EvidenceChecks
{
    /// <summary>Fields with a value above 0 that need evidence and have none. What is missing, or reported as zero, has nothing to prove.</summary>
    /// <param name="attached">Fields of the report that have evidence.</param>
    public static IReadOnlyList<ReportField> Lacking(Rulebook rulebook, Func<FieldCode, Reported> value, IReadOnlySet<FieldCode> attached) =>
        [.. rulebook.FieldsNeedingEvidence().Where(f => value(f.Code).Number > 0 && !attached.Contains(f.Code))];

    /// <param name="lacking">At least one.</param>
    public static ReportIssue Warn(IssuePlace place, IReadOnlyList<ReportField> lacking) =>
        IssueCatalog.EvidenceMissing.Raise(place, string.Join('、', lacking.Select(f => f.Name)), lacking.Count.ToString());

    internal static IEnumerable<ReportIssue> EvidenceIsAttached(RowUnderCheck row)
    {
        if (row is not { Context.Evidence: { } evidence, Report.Center: { } center }) yield break;
        var lacking = Lacking(row.Rulebook, f => row.Report.Values[f].Value, evidence[center].ToHashSet());
        if (lacking.Count > 0) yield return Warn(row.Place, lacking);
    }
}
