using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;
using Monitor.Web.Features.Lists;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Lists;

/// <summary>The lists that ship, into a program that has none.</summary>
public sealed class SeedListTests : IDisposable
{
    static readonly Actor Reviewer = new(1, "演示·复核员", Role.Reviewer, null, new HashSet<DistrictCode>());
    static readonly (ListKind Kind, string File)[] Lists = [(ListKind.Centers, "centers.csv"), (ListKind.Targets, "targets.csv"), (ListKind.Incidents, "incidents.csv")];

    readonly EmptyHost host = new();

    ListService Service => host.Services.GetRequiredService<ListService>();

    public void Dispose() => host.Dispose();

    async Task<ListPreview> ImportAsync(ListKind kind, byte[] content)
    {
        var preview = await Service.PreviewAsync(Reviewer, kind, "名单.csv", content, default);
        await Service.ImportAsync(Reviewer, kind, "名单.csv", content, preview.Fingerprint, default);
        return preview;
    }

    static byte[] Seed(string name) => File.ReadAllBytes(SeedFolder.Shipped.File(name));

    sealed class CallingOff(IntakeStep step, Action callOff) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value)
        {
            if (value.Step == step && value.Done > 0) callOff();
        }
    }

    [Theory, InlineData(IntakeStep.Reading), InlineData(IntakeStep.Checking)]
    public async Task Preview_CalledOffInTheMiddle_Ends(IntakeStep step)
    {
        using var waiting = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Service.PreviewAsync(Reviewer, ListKind.Targets, "名单.csv", Seed("targets.csv"), waiting.Token, new CallingOff(step, waiting.Cancel)));
    }

    /// <summary>Rows from the last to the first, columns from the right to the left.</summary>
    static byte[] Turned(byte[] csv)
    {
        var rows = Encoding.UTF8.GetString(csv).Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries).Select(r => string.Join(',', r.Split(',').Reverse())).ToList();
        return Encoding.UTF8.GetBytes(string.Join('\n', rows.Skip(1).Reverse().Prepend(rows[0])));
    }

    [Fact]
    public async Task ShippedLists_ComeInWithoutAnyError_AndOnceMoreInAnyOrderChangeNothing()
    {
        foreach (var (kind, file) in Lists)
        {
            var preview = await ImportAsync(kind, Seed(file));
            Assert.DoesNotContain(preview.Issues, i => i.Severity != IssueSeverity.Notice);
            Assert.All(preview.Changes, c => Assert.Equal(ListStanding.New, c.Standing));
        }
        await using var db = host.Services.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContext();
        Assert.Equal((18, 1344, 2, 3), (await db.Centers.CountAsync(), await db.Targets.CountAsync(), await db.Incidents.CountAsync(), await db.ListImports.CountAsync()));
        Assert.All(await db.Incidents.ToListAsync(), i => Assert.Null(i.ConfirmedOn));
        Assert.Equal(2, await db.CaseSteps.CountAsync(s => s.Kind == CaseKind.Incident && s.To == "已报告"));
        Assert.Equal(3, await db.Audit.CountAsync(a => a.Action == "导入名单"));
        Assert.Null(AuditChain.Verify(await db.Audit.OrderBy(a => a.Number).ToListAsync()));

        var audited = await db.Audit.CountAsync();
        foreach (var (kind, file) in Lists)
        {
            var again = await Service.PreviewAsync(Reviewer, kind, "名单.csv", Turned(Seed(file)), default);
            Assert.Equal((0, false), (again.Errors, again.BringsSomething));
            Assert.StartsWith("无变化", again.Summary);
            await Assert.ThrowsAsync<Refused>(() => Service.ImportAsync(Reviewer, kind, "名单.csv", Seed(file), again.Fingerprint, default));
        }
        Assert.Equal(audited, await db.Audit.CountAsync());
    }

    [Fact]
    public async Task TargetsBeforeTheList_AreToldCentreByCentre()
    {
        var preview = await Service.PreviewAsync(Reviewer, ListKind.Targets, "targets.csv", Seed("targets.csv"), default);
        Assert.Equal((1344, 0), (preview.Errors, preview.Changes.Count));
        Assert.All(preview.Issues, i => Assert.Equal("CENTER-UNKNOWN", i.Code));
        Assert.Equal("A2", preview.Issues[0].Address);
    }
}
