using System.Net;
using Monitor.Web.Tests.Hosting;
using Monitor.Web.Tests.Shared;

namespace Monitor.Web.Tests.Insights;

/// <summary>Before the first centre and round: every page says what will come, and none fails.</summary>
public sealed class EmptySystemTests
{
    [Fact]
    public async Task EveryPage_OfAnEmptySystem_SaysWhatWillCome()
    {
        using var host = new DemoHost();
        await SystemStates.EmptyAsync(host);

        var leader = await host.SignInAsync("lingdao");
        Assert.Contains("尚无报送批次", await leader.GetStringAsync("/overview/wall"));
        Assert.Contains("最多 6 家", Html.Plain(await leader.GetStringAsync("/centers/compare")));
        Assert.Contains("请在下方选择要对比的产业，最多 6 个", Html.Plain(await leader.GetStringAsync("/centers/compare?kind=industries")));
        var rulebooks = await leader.GetStringAsync("/rulebooks");
        Assert.Contains("cq-2026", rulebooks);
        Assert.Contains("尚无报送批次，没有可以试算的年度", rulebooks);
        Assert.DoesNotContain("href=\"/rulebooks/what-if\"", rulebooks);
        Assert.Contains("尚未录入创新中心", await leader.GetStringAsync("/overview"));
        using var whatIf = await leader.GetAsync("/rulebooks/what-if");
        Assert.Equal(HttpStatusCode.NotFound, whatIf.StatusCode);
        using var briefing = await leader.GetAsync("/overview/briefing.docx");
        Assert.Equal(HttpStatusCode.NotFound, briefing.StatusCode);
        Assert.Contains("还没有可对比的内容", await leader.GetStringAsync("/centers/compare"));
        Assert.Contains("服务中心在“名单与目标”导入建设名单后", await leader.GetStringAsync("/centers"));
        var district = await host.SignInAsync("baosong");
        Assert.Contains("尚无报送批次", await district.GetStringAsync("/my-overview"));
        Assert.Contains("沙坪坝区没有应报送的创新中心", await district.GetStringAsync("/submissions"));
        Assert.Contains("建设名单还是空的", await (await host.SignInAsync("fuhe")).GetStringAsync("/"));
    }

    [Fact]
    public async Task FirstCenter_ItsDistrictWaitsForARound_AndTheServiceCentreIsToldToOpenOne()
    {
        using var host = new DemoHost();
        await SystemStates.OneCenterAsync(host);
        var page = await (await host.SignInAsync("baosong")).GetStringAsync("/submissions");
        Assert.Contains("还没有应报送的年度", page);
        Assert.DoesNotContain("没有应报送的创新中心", page);
        Assert.Contains("还没有报送批次，请开设批次", await (await host.SignInAsync("fuhe")).GetStringAsync("/"));
    }
}
