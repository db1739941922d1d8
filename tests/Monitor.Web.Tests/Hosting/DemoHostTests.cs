using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Tests.Hosting;

/// <summary>The demo as the database holds it.</summary>
public sealed class DemoHostTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Refresh_WithNothingChanged_LeavesEveryAssessmentAndFlagAsItIs()
    {
        await using var db = host.Db();
        await host.Get<AssessmentKeeper>().RefreshAsync(db, null, default);
        Assert.False(db.ChangeTracker.HasChanges());
    }

    [Fact]
    public async Task StoredScorecards_AreReadBackAsTheyWereWritten()
    {
        await using var db = host.Db();
        foreach (var stored in await db.Assessments.ToListAsync())
            Assert.Equal(stored.Json, CanonicalJson.Write(CanonicalJson.Read<Scorecard>(stored.Json)));
    }

    [Fact]
    public async Task StoredFlags_KeepTheirEvidenceHashThroughJson()
    {
        await using var db = host.Db();
        Assert.All(await db.Flags.ToListAsync(), f => Assert.Equal(f.EvidenceHash, FlagLedger.HashOf(f.Recorded().Flag)));
    }

    [Fact]
    public async Task EveryNotice_SaysWhatItFoundAndRequires_AndNothingElseIsFound()
    {
        await using var db = host.Db();
        var notices = await db.Rectifications.Include(r => r.Findings).ToListAsync();
        Assert.All(notices, n => Assert.Equal(Enumerable.Range(1, n.Findings.Count), n.Findings.Select(f => f.Number).Order()));
        Assert.All(notices, n => Assert.NotEmpty(n.Findings));
        Assert.Equal(notices.Select(n => n.Id).Order(), ListFiles.Findings(host.Get<SeedFolder>().File("findings.csv")).Select(g => g.Key).Order());
    }

    [Fact]
    public async Task EveryScoredInput_LeadsBackToACellOfAKeptFile()
    {
        await using var db = host.Db();
        var files = await db.Files.Select(f => f.Sha256).ToListAsync();
        var inputs = (await db.Assessments.ToListAsync()).SelectMany(a => CanonicalJson.Read<Scorecard>(a.Json).Indicators).SelectMany(i => i.Inputs)
            .Where(i => i.Source is not null).ToList();
        Assert.NotEmpty(inputs);
        Assert.All(inputs, i => Assert.Contains(i.Source!.Sha256, files));
    }

    [Fact]
    public async Task ReplayOfAPastYear_IsByteIdenticalWhateverWasRecordedSince()
    {
        await using var db = host.Db();
        var shelf = await host.Get<RulebookStore>().ShelfAsync(db, default);
        foreach (var history in (await CenterHistories.LoadAsync(db)).Values)
            foreach (var year in history.Center.Validity.Years.Where(y => y.Value <= 2025))
            {
                var asOf = new DateOnly(year.Value + 1, 5, 31);
                Assert.Equal(
                    CanonicalJson.Write(RuleEngine.Evaluate(history.AsOf(asOf), year, asOf, shelf)),
                    CanonicalJson.Write(RuleEngine.Evaluate(history, year, asOf, shelf)));
            }
    }
}
