using Microsoft.Extensions.DependencyInjection;
using Monitor.Web.Data;
using Monitor.Web.Features.Documents;
using Monitor.Web.Tests.Cases;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Documents;

/// <summary>A case that has come to a document asks the role that issues it, until one is issued.</summary>
public sealed class DocumentTodosTests(DemoHost host) : IClassFixture<DemoHost>
{
    CaseScene Cases => new(host);

    async Task<IReadOnlyList<string>> AskedAsync(Actor actor, string subject) =>
        [.. (await host.Services.GetServices<ITodoSource>().OfType<DocumentTodos>().Single().OfAsync(actor, default)).Where(t => t.Href == $"/cases/{subject}").Select(t => t.Text.Split('：')[0])];

    [Fact]
    public async Task NoticeAndAcceptance_AreAskedForFromTheirStage_OfTheRoleThatIssuesThem_UntilTheyAreIssued()
    {
        host.Clock.MoveTo(new(2026, 5, 11));
        var proposed = await Cases.Rectifications.ProposeAsync(Cases.Reviewer, "CQ2024-02", new(2025, [new("建设任务迟缓", "补齐任务")]), default);
        await Cases.Rectifications.ApproveAsync(Cases.Leader, Cases.Key(proposed), "同意", default);
        Assert.Empty(await AskedAsync(Cases.Officer, proposed));

        var accepted = await Cases.RectifiedAsync("CQ2024-03");
        Assert.Equal(["签发整改通知书"], await AskedAsync(Cases.Officer, accepted));
        Assert.Equal(["签发整改验收意见"], await AskedAsync(Cases.Reviewer, accepted));
        Assert.Empty(await AskedAsync(Cases.Leader, accepted));
        Assert.Empty(await AskedAsync(Cases.Approver("CQ2024-03"), accepted));

        await host.Get<DocumentService>().IssueAsync(Cases.Officer, DocumentKind.RectificationNotice, accepted, "", "", default);
        Assert.Empty(await AskedAsync(Cases.Officer, accepted));
        Assert.Equal(["签发整改验收意见"], await AskedAsync(Cases.Reviewer, accepted));
    }
}
