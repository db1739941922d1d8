using System.Net;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Documents;
using Monitor.Web.Tests.Cases;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Documents;

/// <summary>What was issued stays as it was, for whom it is; and what cannot be issued yet says why.</summary>
public sealed class DocumentServiceTests(IssuedScene scene) : IClassFixture<IssuedScene>
{
    [Fact]
    public async Task Content_HasTheStoredHash_AndIsTheSameEachTime()
    {
        await using var db = scene.Host.Db();
        foreach (var document in await db.IssuedDocuments.AsNoTracking().ToListAsync())
        {
            var path = $"/documents/{document.Id}/file";
            var first = await (await scene.Host.OnceSignedInAsync("lingdao")).GetByteArrayAsync(path);
            scene.Host.Clock.Now += TimeSpan.FromMinutes(5);
            var again = await (await scene.Host.OnceSignedInAsync("fuhe")).GetByteArrayAsync(path);
            scene.Host.Clock.Now -= TimeSpan.FromMinutes(5);
            Assert.Equal(document.Sha256, Convert.ToHexStringLower(SHA256.HashData(first)));
            Assert.Equal(first, again);
            Assert.Equal(document.Size, first.Length);
        }
    }

    [Fact]
    public async Task IssuedDocument_CannotBeChangedOrRemoved_NorItsContent()
    {
        await using var db = scene.Host.Db();
        var document = await db.IssuedDocuments.FirstAsync();
        db.Entry(document).Property(d => d.Number).CurrentValue = "改";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();
        db.Remove(document);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        await Assert.ThrowsAsync<SqliteException>(() => db.IssuedDocuments.ExecuteUpdateAsync(d => d.SetProperty(x => x.Number, "改")));
        await Assert.ThrowsAsync<SqliteException>(() => db.IssuedDocuments.ExecuteDeleteAsync());
        await Assert.ThrowsAsync<SqliteException>(() => db.Files.Where(f => f.Sha256 == document.Sha256).ExecuteUpdateAsync(f => f.SetProperty(x => x.Content, new byte[1])));
    }

    [Fact]
    public async Task NewIssue_NeedsAReason_AndSupersedesTheOldOneThatStays()
    {
        var (first, subject) = scene.Issued[DocumentKind.Receipt];
        var refused = await Assert.ThrowsAsync<Refused>(() => scene.Documents.IssueAsync(scene.Cases.Reviewer, DocumentKind.Receipt, subject, "", " ", default));
        Assert.Contains("重新签发的理由", refused.Message, StringComparison.Ordinal);

        var second = await scene.Documents.IssueAsync(scene.Cases.Reviewer, DocumentKind.Receipt, subject, "", "落款更正", default);
        var lines = (await scene.Documents.ListAsync(scene.Cases.Reviewer, new(Kind: "receipt"), default)).Lines;
        Assert.Equal([(second, null), (first, second)], lines.Where(l => l.Document.Subject == subject).Select(l => (l.Document.Id, l.SupersededBy)));
        Assert.NotEmpty((await scene.Documents.OpenAsync(scene.Cases.Reviewer, first, default)).Content);
        await scene.Cases.AuditIsWholeAsync();
    }

    [Fact]
    public async Task WithdrawnDecision_IsSaidToBeWithdrawn_AndItsProposalStands()
    {
        using var own = new DemoHost();
        var (cases, documents) = (new CaseScene(own), own.Get<DocumentService>());
        var notice = await cases.RectifiedAsync(IssuedScene.Failed);
        await cases.VerifiedAsync(IssuedScene.Failed);
        await cases.ConcludedAsync(IssuedScene.Failed, Grade.Fail);
        await cases.ConfirmAsync(IssuedScene.Failed, 2026, "V-STILL-BELOW");
        var revocation = await cases.Rectifications.ProposeRevocationAsync(cases.Reviewer, cases.Key(notice), new(2027, 2, 15), "整改后次年仍不合格", default);
        await documents.IssueAsync(scene.Issuer(DocumentKind.RevocationProposal), DocumentKind.RevocationProposal, revocation, "演示建议〔2027〕1号", "", default);
        await cases.RevokedAsync(revocation, IssuedScene.Failed);
        await documents.IssueAsync(cases.Officer, DocumentKind.RevocationDecision, revocation, "", "", default);
        Assert.Equal([null, null], (await documents.ListAsync(cases.Leader, new(), default)).Lines.Select(l => l.WithdrawnOn));

        await cases.Revocations.WithdrawAsync(cases.Officer, cases.Key(revocation), "复议", "演示〔2027〕10号", CaseScene.Scan, default);
        var list = await documents.ListAsync(cases.Leader, new(), default);
        Assert.Equal([own.Clock.Today(), null], list.Lines.Select(l => l.WithdrawnOn));
        Assert.Equal("共2份已签发的文件，其中1份所载决定已撤回。", list.Answer);
        Assert.Contains("已撤回", await (await own.OnceSignedInAsync("lingdao")).GetStringAsync("/documents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachKind_IsIssuedByItsRoleOnly_AndLeavesNothingWhereRefused()
    {
        await using var db = scene.Host.Db();
        var before = await db.IssuedDocuments.CountAsync();
        foreach (var (kind, (_, subject)) in scene.Issued)
            foreach (var role in Enum.GetValues<Role>().Where(r => r != DocumentKinds.Of(kind).Issuer))
            {
                var district = role is Role.DistrictReporter or Role.DistrictApprover ? scene.Cases.District(IssuedScene.Failed, role) : new Actor(8000 + (int)role, "某人", role, null, new HashSet<DistrictCode>());
                await Assert.ThrowsAsync<Forbidden>(() => scene.Documents.IssueAsync(district, kind, subject, "", "再次", default));
            }
        Assert.Equal(before, await db.IssuedDocuments.CountAsync());
    }

    [Fact]
    public async Task District_SeesIssuedDocumentsOfItsCentersOnly_AndNoneOfTheCity()
    {
        var own = scene.Cases.Approver(IssuedScene.Failed);
        var seen = (await scene.Documents.ListAsync(own, new(), default)).Lines.Select(l => l.Document.Kind).ToHashSet();
        Assert.Equal([DocumentKind.RectificationNotice, DocumentKind.Acceptance, DocumentKind.RevocationProposal, DocumentKind.RevocationDecision], seen);
        foreach (var (kind, (id, _)) in scene.Issued)
        {
            if (seen.Contains(kind)) Assert.NotEmpty((await scene.Documents.OpenAsync(own, id, default)).Content);
            else await Assert.ThrowsAsync<NotFoundForActor>(() => scene.Documents.OpenAsync(own, id, default));
        }
        await Assert.ThrowsAsync<Forbidden>(() => scene.Documents.DraftAsync(own, "rectification-notice", scene.Issued[DocumentKind.RectificationNotice].Subject, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => scene.Documents.DraftAsync(scene.Cases.Approver("CQ2024-01"), "rectification-notice", scene.Issued[DocumentKind.RectificationNotice].Subject, default));
    }

    [Theory]
    [InlineData(DocumentKind.ReviewReport, "FP-2026-CQ2024-03", null)]
    [InlineData(DocumentKind.TermReport, "PG-CQ2023-03", null)]
    [InlineData(DocumentKind.TermReport, "PG-CQ2024-01", "形成定论后才能签发")]
    [InlineData(DocumentKind.TermReport, "PG-CQ2026-01", "还没有可供您查看的三年评估数据")]
    [InlineData(DocumentKind.RectificationNotice, "ZG-2025-01", "历史资料")]
    [InlineData(DocumentKind.YearlyTable, "2026", "宽限期至2027年3月31日")]
    public async Task Desk_SaysWhyADocumentCannotBeIssuedYet(DocumentKind kind, string subject, string? why)
    {
        var offer = (await scene.Documents.DeskAsync(scene.Issuer(kind), subject, default)).Offers.Single(o => o.Kind == kind);
        if (why is null) Assert.Null(offer.Blocked);
        else Assert.Contains(why, offer.Blocked, StringComparison.Ordinal);
    }

    /// <summary>What the desk reads in short says the same as the facts of the document.</summary>
    [Fact]
    public async Task Desk_SaysWhatIssuingWouldSay()
    {
        await using var db = scene.Host.Db();
        foreach (var (kind, subject) in new[]
        {
            (DocumentKind.ReviewReport, "FP-2025-CQ2024-02"), (DocumentKind.ReviewReport, "FP-2026-CQ2024-03"), (DocumentKind.TermReport, "PG-CQ2023-01"), (DocumentKind.TermReport, "PG-CQ2024-01"),
            (DocumentKind.YearlySummary, "2026"), (DocumentKind.YearlyTable, "2024"), (DocumentKind.Receipt, "HZ-2025-CQ2024-01-1"),
        })
        {
            var source = scene.Host.Get<IEnumerable<IDocumentSource>>().Single(s => s.Kinds.ContainsKey(kind));
            Assert.Equal((await source.ReadAsync(db, scene.Cases.Reviewer, kind, subject, default)).Blocked, await source.WhyNotAsync(db, scene.Cases.Reviewer, kind, subject, default));
        }
    }

    [Fact]
    public async Task Notice_CannotBeIssuedBeforeItsNumberIsRegistered()
    {
        await using var db = scene.Host.Db();
        db.Rectifications.Add(new()
        {
            Id = "ZG-2027-77",
            Center = "CQ2024-02",
            ForYear = 2025,
            ForTerm = false,
            State = RectificationState.Approved,
            ProposedOn = new(2027, 1, 10),
            DocumentNumber = "",
            ApprovedBy = "演示·领导",
            Findings = [new() { Number = 1, Text = "问题", Requirement = "要求" }],
        });
        await db.SaveChangesAsync();
        var refused = await Assert.ThrowsAsync<Refused>(() => scene.Documents.IssueAsync(scene.Cases.Officer, DocumentKind.RectificationNotice, "ZG-2027-77", "自拟文号", "", default));
        Assert.Contains("核发并登记文号后才能签发", refused.Message, StringComparison.Ordinal);
        // Before it is issued, its case is not the district's to see.
        Assert.Empty((await scene.Documents.ListAsync(scene.Cases.Approver("CQ2024-02"), new(Kind: "rectification-notice", Center: "CQ2024-02"), default)).Lines);
    }

    [Theory]
    [InlineData("fuhe", "/cases/FP-2025-CQ2024-02", "下载草稿", "2025-年度复盘报告.docx")]
    [InlineData("jingban", "/overview?year=2026", "还不能签发", "签发年度考核汇总表")]
    [InlineData("baosong", "/submissions/receipt/HZ-2025-CQ2024-01-1", "下载回执", "HZ-2025-CQ2024-01-1-报送回执.docx")]
    [InlineData("fuhe", "/centers/CQ2023-01?year=term", "重新签发三年建设评估报告", "CQ2023-01-三年建设评估报告.docx")]
    [InlineData("fuhe", "/documents?kind=review-report&year=2025", "CQ2024-02-2025-年度复盘报告.docx", "符合条件的1份")]
    [InlineData("fuhe", "/documents/templates/receipt", "{{回执编号}}", "恢复默认")]
    public async Task Page_OffersWhatCanBeDoneThere(string userName, string path, params string[] texts)
    {
        var response = await (await scene.Host.OnceSignedInAsync(userName)).GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.All(texts, t => Assert.Contains(t, page, StringComparison.Ordinal));
    }
}
