using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Documents;
using Monitor.Web.Tests.Cases;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Documents;

/// <summary>One document of each kind, issued where its subject allowed it: a centre rectified, failed again and revoked; others reviewed.</summary>
public sealed class IssuedScene : IAsyncLifetime
{
    public const string Failed = "CQ2024-03";

    public DemoHost Host { get; } = new();

    public Dictionary<DocumentKind, (int Id, string Subject)> Issued { get; } = [];

    internal DocumentService Documents => Host.Get<DocumentService>();

    internal CaseScene Cases => new(Host);

    public async Task InitializeAsync()
    {
        var notice = await Cases.RectifiedAsync(Failed);
        await Cases.VerifiedAsync(Failed);
        await Cases.ConcludedAsync(Failed, Grade.Fail);
        await Cases.ConfirmAsync(Failed, 2026, "V-STILL-BELOW");
        var revocation = await Cases.Rectifications.ProposeRevocationAsync(Cases.Reviewer, Cases.Key(notice), new(2027, 2, 15), "整改后次年仍不合格", default);
        await IssueAsync(DocumentKind.RevocationProposal, revocation, "演示建议〔2027〕1号");
        await Cases.RevokedAsync(revocation, Failed);
        await IssueAsync(DocumentKind.RectificationNotice, notice);
        await IssueAsync(DocumentKind.Acceptance, notice);
        await IssueAsync(DocumentKind.RevocationDecision, revocation);
        await IssueAsync(DocumentKind.ReviewReport, "FP-2025-CQ2024-02");
        await IssueAsync(DocumentKind.YearlySummary, "2024");
        await IssueAsync(DocumentKind.TermReport, "PG-CQ2023-01");
        await IssueAsync(DocumentKind.Receipt, "HZ-2025-CQ2024-01-1");
        await IssueAsync(DocumentKind.YearlyTable, "2024");
    }

    public Task DisposeAsync()
    {
        Host.Dispose();
        return Task.CompletedTask;
    }

    internal Actor Issuer(DocumentKind kind) => DocumentKinds.Of(kind).Issuer == Analytics.Cases.Role.Reviewer ? Cases.Reviewer : Cases.Officer;

    public async Task<byte[]> ContentAsync(DocumentKind kind) => (await Documents.OpenAsync(Cases.Leader, Issued[kind].Id, default)).Content;

    async Task IssueAsync(DocumentKind kind, string subject, string number = "") =>
        Issued[kind] = (await Documents.IssueAsync(Issuer(kind), kind, subject, number, "", default), subject);
}
