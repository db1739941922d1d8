using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Documents;

/// <summary>What is special about a kind of document.</summary>
/// <param name="Slug">In addresses and names of seed files.</param>
/// <param name="Issuer">The role that issues it.</param>
/// <param name="NumberedByCase">Its 文号 is registered with the case; others may be given one when issued.</param>
/// <param name="DistrictDrafts">A district that sees what it is about may take it unissued: it says no more than the page.</param>
public sealed record DocumentKindInfo(
    DocumentKind Kind, string Name, string Slug, Role Issuer, bool NumberedByCase = false, bool DistrictDrafts = false, string Ending = ".docx")
{
    public bool IsWorkbook => Ending == ".xlsx";

    /// <summary>Above a document that was not issued.</summary>
    public string DraftMark => Kind == DocumentKind.Receipt ? "【系统生成，未经签发】" : "【草稿，未签发】";
}

/// <summary>The one registry of kinds of documents.</summary>
static class DocumentKinds
{
    public static IReadOnlyList<DocumentKindInfo> All { get; } =
    [
        new(DocumentKind.RectificationNotice, "整改通知书", "rectification-notice", Role.CommissionOfficer, NumberedByCase: true),
        new(DocumentKind.Acceptance, "整改验收意见", "acceptance", Role.Reviewer),
        new(DocumentKind.RevocationProposal, "撤销建议", "revocation-proposal", Role.Reviewer),
        new(DocumentKind.RevocationDecision, "撤销决定", "revocation-decision", Role.CommissionOfficer, NumberedByCase: true),
        new(DocumentKind.ReviewReport, "年度复盘报告", "review-report", Role.Reviewer, DistrictDrafts: true),
        new(DocumentKind.YearlySummary, "年度复盘汇总报告", "yearly-summary", Role.Reviewer),
        new(DocumentKind.TermReport, "三年建设评估报告", "term-report", Role.Reviewer),
        new(DocumentKind.Receipt, "报送回执", "receipt", Role.Reviewer, DistrictDrafts: true),
        new(DocumentKind.YearlyTable, "年度考核汇总表", "yearly-table", Role.CommissionOfficer, Ending: ".xlsx"),
    ];

    public static DocumentKindInfo Of(DocumentKind kind) => All.First(k => k.Kind == kind);

    /// <exception cref="NotFoundForActor">There is no such kind.</exception>
    public static DocumentKindInfo Of(string slug) => All.FirstOrDefault(k => k.Slug == slug) ?? throw new NotFoundForActor("没有这一类文件。请从“文件”页面选择。");
}
