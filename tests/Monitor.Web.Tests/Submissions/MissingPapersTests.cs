using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Web.Features.Evidence;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Shared.Components;
using Monitor.Web.Tests.Evidence;

namespace Monitor.Web.Tests.Submissions;

/// <summary>To-dos about papers: what a report not yet handed in still lacks, and no longer than that.</summary>
public sealed class MissingPapersTests : IDisposable
{
    const string Page = "/evidence/2026/CQ2024-01";

    readonly District district = new();

    public void Dispose() => district.Dispose();

    async Task<IReadOnlyList<Todo>> TodosAsync(Actor actor) =>
        [.. (await district.Host.Services.GetServices<ITodoSource>().OfType<SubmissionTodos>().Single().OfAsync(actor, default)).Where(t => t.Text.Contains("佐证") || t.Text.Contains("盖章"))];

    async Task<Todo?> EvidenceAsync(Actor actor) => (await TodosAsync(actor)).SingleOrDefault(t => t.Href == Page);

    [Fact]
    public async Task Evidence_IsAskedForByName_UntilItIsAttached_TheReportSent()
    {
        Assert.Null(await EvidenceAsync(district.Reporter));
        await district.UploadAsync(District.Good);
        var all = (await EvidenceAsync(district.Reporter))!;
        Assert.Contains("2026年度报告还缺 11 项佐证：已完成建设任务、专职工程师、兼职工程师、培养工程师人数、取得职称或认定等", all.Text);
        Assert.Equal((new DateOnly(2027, 2, 28), StateTone.Attention), (all.Due, all.Tone));
        Assert.Null(await EvidenceAsync(district.Approver));

        await district.Host.Get<EvidenceService>().AddAsync(district.Reporter, District.Year, District.First, new("F05", "台账.pdf", Papers.Pdf("F05"), new(2026, 12, 31), ""), default);
        Assert.Contains("还缺 10 项佐证：专职工程师", (await EvidenceAsync(district.Reporter))!.Text);

        await district.ExplainAllAsync();
        var explained = (await EvidenceAsync(district.Reporter))!;
        Assert.Contains("还缺 10 项佐证（已说明原因）", explained.Text);
        Assert.Equal(StateTone.Active, explained.Tone);

        await district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        Assert.NotNull(await EvidenceAsync(district.Approver));
        await district.Flow.AttestAsync(district.Approver, District.Year, [await district.SeenAsync(District.First)], true, default);
        Assert.Null(await EvidenceAsync(district.Reporter));
        Assert.Null(await EvidenceAsync(district.Approver));
    }

    [Fact]
    public async Task StampedScan_IsAskedForOnceTheValuesStand_WhereTheRoundDemandsIt()
    {
        await district.UploadAsync(District.Good);
        await district.ExplainAllAsync();
        Assert.DoesNotContain(await TodosAsync(district.Reporter), t => t.Text.Contains("盖章"));

        await using (var db = district.Host.Db()) await db.Rounds.Where(r => r.Year == District.Year).ExecuteUpdateAsync(r => r.SetProperty(x => x.RequiresStampedScan, true));
        var both = Assert.Single(await TodosAsync(district.Reporter), t => t.Text.Contains("盖章"));
        Assert.Equal(("2026年度报送：演示·智能网联汽车产业卓越工程师协同创新中心、演示·生物医药产业卓越工程师协同创新中心还没有附本版的盖章扫描件", "/submissions/2026"), (both.Text, both.Href));
        Assert.DoesNotContain(await TodosAsync(district.Approver), t => t.Text.Contains("盖章"));

        await district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        Assert.Single(await TodosAsync(district.Approver), t => t.Text.Contains("盖章") && t.Text.Contains("智能网联") && !t.Text.Contains("生物医药"));
        await district.Host.Get<ScanService>().AttachAsync(district.Approver, District.Year, await district.SeenAsync(District.First), "盖章.pdf", Papers.Pdf(), default);
        Assert.DoesNotContain(await TodosAsync(district.Approver), t => t.Text.Contains("盖章"));
        Assert.Single(await TodosAsync(district.Reporter), t => t.Text.Contains("盖章") && !t.Text.Contains("智能网联"));
    }

    [Fact]
    public async Task StampedScan_OfADraftThatStillHasUnexplainedWarnings_WouldBeMadeInVain()
    {
        await using (var db = district.Host.Db()) await db.Rounds.Where(r => r.Year == District.Year).ExecuteUpdateAsync(r => r.SetProperty(x => x.RequiresStampedScan, true));
        await district.UploadAsync(District.Good);
        Assert.DoesNotContain(await TodosAsync(district.Reporter), t => t.Text.Contains("盖章"));
    }
}
