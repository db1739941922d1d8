using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Documents;

/// <summary>What documents are about, by the form of their subject: a case, a receipt, or a year.</summary>
static class DocumentSubjects
{
    public static IReadOnlyList<DocumentKind> KindsOf(string subject) => subject.Split('-')[0] switch
    {
        "FP" => [DocumentKind.ReviewReport],
        "ZG" => [DocumentKind.RectificationNotice, DocumentKind.Acceptance],
        "CX" => [DocumentKind.RevocationProposal, DocumentKind.RevocationDecision],
        "HZ" => [DocumentKind.Receipt],
        "PG" => [DocumentKind.TermReport],
        { Length: 4 } year when year.All(char.IsAsciiDigit) => [DocumentKind.YearlySummary, DocumentKind.YearlyTable],
        _ => [],
    };

    /// <summary>Of the report on the period that a centre's page shows.</summary>
    public static string Of(CenterFile file) =>
        file.Period.Key == PeriodView.TermKey ? TermReview.IdOf(file.Code) : AnnualReview.IdOf(file.Code, int.Parse(file.Period.Key));
}
