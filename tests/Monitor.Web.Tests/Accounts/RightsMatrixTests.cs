using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Accounts;

/// <summary>Every address, asked by everybody: 403 where the role has no part in it, 404 where it is another district's.</summary>
public sealed class RightsMatrixTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly string[] Accounts =
        ["baosong", "shending", "baosong-jiulongpo", "baosong-yubei", "fuhe", "jingban", "lingdao", "xitong", "anquan", "shenji"];

    [Theory]
    [InlineData("/", "200 200 200 200 200 200 200 200 200 200")]
    [InlineData("/submissions", "200 200 200 200 403 403 403 403 403 403")]
    [InlineData("/submissions/2026", "200 200 200 200 403 403 403 403 403 403")]
    [InlineData("/submissions/receipt/HZ-2025-CQ2024-01-1", "200 200 404 404 200 200 200 404 404 404")]
    [InlineData("/reviews", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/reviews/2025/CQ2024-01", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/reports/CQ2024-01/2025/diff", "404 404 404 404 404 404 404 403 403 403")]
    [InlineData("/reports/CQ2024-01/2025/print", "200 200 404 404 200 200 200 403 403 403")]
    [InlineData("/evidence/2026/CQ2024-01", "200 200 404 404 404 404 404 403 403 403")]
    [InlineData("/evidence/2025/CQ2024-01", "200 200 404 404 200 200 200 403 403 403")]
    [InlineData("/lists", "403 403 403 403 200 403 403 403 403 403")]
    [InlineData("/lists/Targets/template.xlsx", "403 403 403 403 200 403 403 403 403 403")]
    [InlineData("/rounds", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/rounds/2026", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/centers", "200 200 200 200 200 200 200 403 403 403")]
    [InlineData("/centers.csv", "200 200 200 200 200 200 200 403 403 403")]
    [InlineData("/centers/CQ2024-01", "200 200 404 404 200 200 200 403 403 403")]
    [InlineData("/centers/CQ2024-02", "404 404 404 404 200 200 200 403 403 403")]
    [InlineData("/centers/CQ2024-04", "404 404 404 200 200 200 200 403 403 403")]
    [InlineData("/centers/CQ2025-02", "404 404 200 404 200 200 200 403 403 403")]
    [InlineData("/centers/compare", "200 200 200 200 200 200 200 403 403 403")]
    [InlineData("/centers/compare?kind=districts", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/centers/compare?kind=batches&codes=2023,2024", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/centers/compare?codes=CQ2024-01,CQ2024-02", "404 404 404 404 200 200 200 403 403 403")]
    [InlineData("/centers/CQ2024-02/charts/trend.png", "404 404 404 404 200 200 200 403 403 403")]
    [InlineData("/uploads/1", "404 404 404 404 200 200 200 403 403 403")]
    [InlineData("/uploads/1/file", "404 404 404 404 200 200 200 403 403 403")]
    [InlineData("/cases/ledger", "200 200 200 200 200 200 200 403 403 403")]
    [InlineData("/overview", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/overview/wall", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/overview/briefing.docx", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/my-overview", "200 200 200 200 403 403 403 403 403 403")]
    [InlineData("/charts/trained.svg", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/rulebooks", "200 200 200 200 200 200 200 403 403 403")]
    [InlineData("/rulebooks/cq-2026/1.2.json", "200 200 200 200 200 200 200 403 403 403")]
    [InlineData("/rulebooks/what-if", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/rulebooks/drafts/1/file", "404 404 404 404 404 404 404 403 403 403")]
    [InlineData("/documents", "200 200 200 200 200 200 200 403 403 403")]
    [InlineData("/documents/templates", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/documents/templates/receipt", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/documents/templates/nothing", "403 403 403 403 404 404 404 403 403 403")]
    [InlineData("/documents/1/file", "404 404 404 404 404 404 404 403 403 403")]
    [InlineData("/documents/drafts/review-report/FP-2025-CQ2024-01", "200 200 404 404 200 200 200 403 403 403")]
    [InlineData("/documents/drafts/review-report/FP-2026-CQ2024-01", "404 404 404 404 404 404 404 403 403 403")]
    [InlineData("/documents/drafts/receipt/HZ-2025-CQ2024-01-1", "200 200 404 404 200 200 200 403 403 403")]
    [InlineData("/documents/drafts/yearly-table/2025", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/documents/drafts/yearly-summary/2025", "403 403 403 403 200 200 200 403 403 403")]
    [InlineData("/documents/drafts/term-report/PG-CQ2023-01", "404 404 404 404 200 200 200 403 403 403")]
    [InlineData("/accounts", "403 403 403 403 403 403 403 403 200 403")]
    [InlineData("/audit", "403 403 403 403 403 403 403 403 403 200")]
    [InlineData("/audit.csv", "403 403 403 403 403 403 403 403 403 200")]
    [InlineData("/system", "403 403 403 403 403 403 403 200 403 403")]
    [InlineData("/system/mailings", "403 403 403 403 403 403 403 200 403 403")]
    [InlineData("/notifications", "200 200 200 200 200 200 200 200 200 200")]
    [InlineData("/nothing", "404 404 404 404 404 404 404 404 404 404")]
    public async Task Address_AnswersEachRoleAsItsRightsSay(string path, string statuses)
    {
        var answers = new List<int>();
        foreach (var account in Accounts)
        {
            using var response = await (await host.OnceSignedInAsync(account)).GetAsync(path);
            answers.Add((int)response.StatusCode);
        }
        Assert.Equal(statuses, string.Join(' ', answers));
    }
}
