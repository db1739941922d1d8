using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;
using District = Monitor.Web.Tests.Submissions.District;

namespace Monitor.Web.Tests.Centers;

/// <summary>What a district's pages read is its own: however many centres other districts have.</summary>
public sealed class DistrictScopeTests : IDisposable
{
    const int Others = 400;
    static readonly CenterCode OfAnother = MadeCenter.Code(2025, 0), OfNobody = MadeCenter.Code(2025, 9999);

    readonly District district = new();

    public void Dispose() => district.Dispose();

    public static TheoryData<string> Pages => [.. Loads.Keys];

    static readonly Dictionary<string, Func<DemoHost, Actor, Task>> Loads = new()
    {
        ["/submissions"] = (host, actor) => host.Get<SubmissionDesk>().RoundsAsync(actor, default),
        ["/submissions/2026"] = (host, actor) => host.Get<SubmissionDesk>().WorkAsync(actor, District.Year, default),
        ["template"] = (host, actor) => host.Get<SubmissionDesk>().TemplateAsync(actor, District.Year, default),
        ["to-dos"] = (host, actor) => host.Services.GetServices<ITodoSource>().OfType<SubmissionTodos>().Single().OfAsync(actor, default),
        ["/centers"] = (host, actor) => host.Get<CenterService>().ListAsync(actor, new(), default),
        ["/cases"] = (host, actor) => host.Get<CaseReader>().BoardAsync(actor, default),
        ["/ledger"] = (host, actor) => host.Get<Ledger>().OfAsync(actor, default),
        ["upload"] = (host, actor) => host.Get<UploadService>().UploadAsync(actor, District.Year, "file.csv", DemoHost.Sample(District.Good), null, default),
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task OtherDistrictsCentres_AreNotRead(string page)
    {
        var actor = district.Reporter;
        // The first time rulebooks and the like are read as well.
        if (page != "upload") await Loads[page](district.Host, actor);
        await AddOthersAsync();
        var read = await RowsRead.ByAsync(district.Host, () => Loads[page](district.Host, actor));
        Assert.InRange(read, 1, Others - 1);
    }

    [Theory]
    [InlineData("baosong")]
    [InlineData("shending")]
    [InlineData("fuhe")]
    [InlineData("shenji")]
    public async Task TheQuery_FindsWhatTheActorSees(string userName)
    {
        var actor = district.Host.Actor(userName);
        await using var db = district.Host.Db();
        var all = await db.Centers.Include(c => c.JointDistricts).OrderBy(c => c.Code).ToListAsync();
        Assert.Equal(all.Where(actor.Sees).Select(c => c.Code), (await db.SeenAsync(actor, default)).Select(c => c.Code));
    }

    [Fact]
    public async Task TheQuery_FindsCentresOfEachDistrict_ThoseItJoinsAndThoseOfItsPredecessors()
    {
        await using var db = district.Host.Db();
        var all = await db.Centers.Include(c => c.JointDistricts).OrderBy(c => c.Code).ToListAsync();
        var districts = await db.Districts.ToDictionaryAsync(d => d.Code);
        var (joined, inherited) = (false, false);
        foreach (var code in districts.Keys)
        {
            var actor = new Actor(1, "测试", Role.DistrictReporter, code, ActorProvider.Inherited(code, districts, district.Host.Clock.Today()));
            var seen = await db.SeenAsync(actor, default);
            Assert.Equal(all.Where(actor.Sees).Select(c => c.Code), seen.Select(c => c.Code));
            joined |= seen.Any(c => !actor.Leads(c));
            inherited |= seen.Any(c => actor.Leads(c) && c.LeadDistrict != code);
        }
        Assert.True(joined && inherited);
    }

    [Fact]
    public async Task ACodeOfAnotherDistrict_AndOneThatIsNobodys_AreToldApart()
    {
        await AddOthersAsync();
        foreach (var (code, told) in new[] { (OfAnother, IssueCatalog.CenterForeign.Code), (OfNobody, IssueCatalog.CenterUnknown.Code) })
        {
            await district.UploadAsync(District.GoodWith(District.Second.ToString(), code.ToString()));
            Assert.Contains((await district.WorkAsync()).Issues, i => i.Code == told && i.Found.Contains(code.ToString(), StringComparison.Ordinal));
        }
    }

    async Task AddOthersAsync()
    {
        await using var db = district.Host.Db();
        db.Centers.AddRange(MadeCenter.Many(Others, new(2025, 6, 1)));
        db.Reports.AddRange(Enumerable.Range(0, Others).Select(i => new AnnualReport { Center = MadeCenter.Code(2025, i), Year = District.Year, State = ReportState.Draft }));
        await db.SaveChangesAsync();
    }
}
