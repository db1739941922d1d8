using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

/// <summary>An overview is kept as long as nothing it rests on may have changed.</summary>
public sealed class KeptOverviewTests : IDisposable
{
    readonly DemoHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task AskedTwice_ItIsTheSame_WithAnotherFilterOrYear_AnotherOne()
    {
        var first = await OfAsync(2025);
        Assert.Same(first, await OfAsync(2025));
        Assert.NotSame(first, await OfAsync(2024));
        Assert.NotSame(first, await OfAsync(2025, new(Batch: 2024)));
        Assert.Same(first, await OfAsync(2025));
    }

    [Fact]
    public async Task AChangeCommittedByAnyConnection_IsSeenByTheNextOneWhoAsks()
    {
        var before = await OfAsync(2025);
        var name = before.Centers[0].Figures.Code;
        await using (var db = host.Db()) await db.Centers.Where(c => c.Code == name).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "改名后的中心"));
        Assert.Equal("改名后的中心", (await OfAsync(2025)).Centers.Single(c => c.Figures.Code == name).Figures.Name);
    }

    [Fact]
    public async Task WhatWasRolledBack_ChangesNothing()
    {
        var before = await OfAsync(2025);
        await using (var db = host.Db())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Centers.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "没有保存"));
        }
        Assert.Same(before, await OfAsync(2025));
    }

    [Fact]
    public async Task ANewDay_IsComputedAnew()
    {
        var before = await OfAsync(2025);
        host.Clock.MoveTo(host.Clock.Today().AddDays(1));
        Assert.NotSame(before, await OfAsync(2025));
    }

    [Fact]
    public async Task AFailure_IsNotKept()
    {
        await Assert.ThrowsAsync<NotFoundForActor>(() => OfAsync(2099));
        await Assert.ThrowsAsync<NotFoundForActor>(() => OfAsync(2099));
    }

    [Fact]
    public async Task ADistrict_IsRefused_WhateverIsKept()
    {
        await OfAsync(2025);
        await Assert.ThrowsAsync<Forbidden>(() => host.Get<OverviewService>().GetAsync(host.Actor("baosong"), 2025, OverviewFilter.None, default));
    }

    Task<Overview> OfAsync(ReportYear year, OverviewFilter? filter = null) =>
        host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), year, filter ?? OverviewFilter.None, default);
}
