using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Lists;
using Monitor.Web.Tests.Hosting;
using Monitor.Web.Tests.Intake;

namespace Monitor.Web.Tests.Lists;

/// <summary>Lists into the demo: what is found in them, what they change, and that they change it whole or not at all.</summary>
public sealed class ListServiceTests(DemoHost host) : IClassFixture<DemoHost>
{
    const string CenterHead = "创新中心编码,创新中心名称,产业领域,牵头建设主体,牵头区县,联合申报区县,批次,公布日期";
    const string TargetHead = "创新中心编码,年度,指标,目标值";
    const string IncidentHead = "事项编号,创新中心编码,类别,主管部门,文书文号,发生日期,登记日期,情况说明";

    ListService Service => host.Get<ListService>();
    Actor Reviewer => host.Actor("fuhe");

    static byte[] Csv(string head, params string[] rows) => Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(head)));

    Task<ListPreview> PreviewAsync(ListKind kind, byte[] content) => Service.PreviewAsync(Reviewer, kind, "名单.csv", content, default);

    Task ImportAsync(ListPreview preview, byte[] content) => Service.ImportAsync(Reviewer, preview.Kind, preview.FileName, content, preview.Fingerprint, default);

    [Theory]
    [InlineData("CQ2027-01,甲,生物医药,某企业,沙坪坝,,2026,2026-07-30", "LIST-DISTRICT-UNKNOWN E2")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,渝北区,,2026,2026-07-30", "LIST-DISTRICT-NOT-VALID E2")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,两江新区,,2025,2025-11-05", "LIST-DISTRICT-NOT-VALID E2")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,渝北区,,2025,2025-11-05", "")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,两江新区,,2025,2025-11-06", "")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,500106,万州区；500102,2026,2026年7月30日", "")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,沙坪坝区,沙坪坝区,2026,2026-07-30", "LIST-DUPLICATE F2")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,沙坪坝区,,2026,2026-13-30", "LIST-DATE H2")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,沙坪坝区,,2026,2027-01-15", "")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,沙坪坝区,,2026,2027-01-16", "LIST-DATE-LATE H2")]
    [InlineData("CQ2027-01,甲,生物医药,某企业,沙坪坝区,,去年,2026-07-30", "YEAR-INVALID G2")]
    [InlineData("CQ2027-01,,生物医药,某企业,沙坪坝区,,2026,2026-07-30", "LIST-TEXT-MISSING B2")]
    [InlineData(",甲,生物医药,某企业,沙坪坝区,,2026,2026-07-30", "LIST-TEXT-MISSING A2")]
    public async Task Center_IsToldAtItsCell(string row, string issue) => await FoundAsync(ListKind.Centers, Csv(CenterHead, row), issue);

    [Theory]
    [InlineData("CQ2024-01,2026,B2,210", "")]
    [InlineData("CQ2024-01,2026,培养工程师,210", "")]
    [InlineData("CQ2024-01,2026,F04,12", "")]
    [InlineData("CQ2024-01,2026,B2,0", "")]
    [InlineData("CQ2024-01,2026,B2,-1", "VALUE-NEGATIVE D2")]
    [InlineData("CQ2024-01,2026,B2,二百", "VALUE-NOT-NUMBER D2")]
    [InlineData("CQ2024-01,2026,B2,0.1234567", "VALUE-TOO-PRECISE D2")]
    [InlineData("CQ2024-01,2026,B2,", "LIST-TEXT-MISSING D2")]
    [InlineData("CQ2024-01,2026,Z9,1", "LIST-INDICATOR-UNKNOWN C2")]
    [InlineData("CQ2024-01,2026,F08,1", "LIST-INDICATOR-UNKNOWN C2")]
    [InlineData("CQ2099-01,2026,B2,1", "CENTER-UNKNOWN A2")]
    [InlineData("CQ2024-01,2025,B2,161", "LIST-YEAR-CONCLUDED D2")]
    [InlineData("CQ2024-01,2025,B2,160", "")]
    [InlineData("CQ2024-01,2023,B2,1", "LIST-YEAR-UNEXPECTED B2")]
    [InlineData("CQ2024-01,2027,B2,1", "")]
    [InlineData("CQ2024-01,2028,B2,1", "LIST-YEAR-UNEXPECTED B2")]
    [InlineData("CQ2024-01,2026,B2,210\nCQ2024-01,2026,培养工程师,220", "LIST-DUPLICATE C3")]
    public async Task Target_IsToldAtItsCell(string rows, string issue) => await FoundAsync(ListKind.Targets, Csv(TargetHead, rows), issue);

    [Theory]
    [InlineData(",CQ2024-01,重大安全事故,应急部门,文1,2026-08-01,,说明", "")]
    [InlineData(",CQ2024-01,safety,应急部门,,2026-08-01,2026-08-02,说明", "")]
    [InlineData(",CQ2024-01,小事,应急部门,,2026-08-01,,说明", "LIST-INCIDENT-KIND C2")]
    [InlineData(",CQ2024-01,重大安全事故,应急部门,,2027-01-16,,说明", "LIST-DATE-LATE F2")]
    [InlineData(",CQ2024-01,重大安全事故,应急部门,,2024-03-28,,说明", "LIST-DATE-EARLY F2")]
    [InlineData(",CQ2024-01,重大安全事故,应急部门,,2024-03-29,,说明", "")]
    [InlineData(",CQ2024-01,重大安全事故,应急部门,,2026-08-01,2026-07-31,说明", "LIST-DATE-EARLY G2")]
    [InlineData(",CQ2099-01,重大安全事故,应急部门,,2026-08-01,,说明", "CENTER-UNKNOWN B2")]
    [InlineData(",CQ2024-01,重大安全事故,应急部门,,2026-08-01,,", "LIST-TEXT-MISSING H2")]
    [InlineData("SX-2025-02,CQ2023-02,tax,演示·税务部门,另一文号,2025-06-30,,另一说明", "LIST-INCIDENT-RECORDED A2")]
    public async Task Incident_IsToldAtItsCell(string rows, string issue) => await FoundAsync(ListKind.Incidents, Csv(IncidentHead, rows), issue);

    async Task FoundAsync(ListKind kind, byte[] content, string issue)
    {
        var preview = await PreviewAsync(kind, content);
        Assert.Equal(issue, string.Join(' ', preview.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => $"{i.Code} {i.Address}")));
        if (issue.Length > 0) await Assert.ThrowsAsync<Refused>(() => ImportAsync(preview, content));
    }

    [Fact]
    public async Task ShippedLists_AreWhatTheDemoHasAlready()
    {
        foreach (var (kind, file) in new[] { (ListKind.Centers, "centers.csv"), (ListKind.Targets, "targets.csv") })
        {
            var preview = await PreviewAsync(kind, await File.ReadAllBytesAsync(SeedFolder.Shipped.File(file)));
            Assert.Equal((0, false), (preview.Errors, preview.BringsSomething));
        }
    }

    [Fact]
    public async Task ChangedAndNewRows_ComeInTogether_WithBeforeAndAfterInTheLog()
    {
        using var own = new DemoHost();
        var service = own.Get<ListService>();
        var content = Csv(TargetHead, "CQ2024-01,2026,B2,210", "CQ2024-01,2026,B3,35", "CQ2024-01,2027,B2,230");
        await using (var db = own.Db()) Assert.Equal(205, (await db.Targets.SingleAsync(t => t.Center == "CQ2024-01" && t.Year == 2026 && t.Code == "B2")).Value);
        var preview = await service.PreviewAsync(own.Actor("fuhe"), ListKind.Targets, "目标.csv", content, default);
        Assert.Contains(preview.Changes, c => c is { Standing: ListStanding.Changed, Key: "CQ2024-01 2026 B2" } && c.Differences.Single() == new ListDifference("目标值", "205", "210"));
        Assert.Contains(preview.Changes, c => c is { Standing: ListStanding.New, Key: "CQ2024-01 2027 B2" });
        await service.ImportAsync(own.Actor("fuhe"), ListKind.Targets, "目标.csv", content, preview.Fingerprint, default);

        await using var after = own.Db();
        Assert.Equal(210, (await after.Targets.SingleAsync(t => t.Center == "CQ2024-01" && t.Year == 2026 && t.Code == "B2")).Value);
        var entry = await after.Audit.SingleAsync(a => a.Action == "导入名单改动" && a.Subject == "建设方案目标 CQ2024-01 2026 B2");
        Assert.Equal(("目标值 205", "目标值 210"), (entry.Before, entry.After));
        var kept = await after.ListImports.SingleAsync();
        Assert.Equal(content, (await after.Files.SingleAsync(f => f.Sha256 == kept.Sha256)).Content);
    }

    [Fact]
    public async Task OneError_BringsInNothing()
    {
        var content = Csv(TargetHead, "CQ2024-01,2026,B2,211", "CQ2024-01,2026,B3,-1");
        var preview = await PreviewAsync(ListKind.Targets, content);
        Assert.False(preview.CanImport);
        Assert.Contains("1 处错误", (await Assert.ThrowsAsync<Refused>(() => ImportAsync(preview, content))).Message);
        await using var db = host.Db();
        Assert.Equal(205, (await db.Targets.SingleAsync(t => t.Center == "CQ2024-01" && t.Year == 2026 && t.Code == "B2")).Value);
        Assert.False(await db.ListImports.AnyAsync());
    }

    [Fact]
    public async Task WhatChangedSinceThePreview_IsNotImportedUnseen()
    {
        using var own = new DemoHost();
        var (service, content) = (own.Get<ListService>(), Csv(TargetHead, "CQ2024-01,2026,B2,210"));
        var preview = await service.PreviewAsync(own.Actor("fuhe"), ListKind.Targets, "目标.csv", content, default);
        await using (var db = own.Db()) await db.Targets.Where(t => t.Center == "CQ2024-01" && t.Year == 2026 && t.Code == "B2").ExecuteUpdateAsync(t => t.SetProperty(x => x.Value, 206));
        await Assert.ThrowsAsync<Refused>(() => service.ImportAsync(own.Actor("fuhe"), ListKind.Targets, "目标.csv", content, preview.Fingerprint, default));
    }

    [Fact]
    public async Task TitleTotalAndRemark_ArePassedOver_AndABlankIsNotFilledFromAbove()
    {
        var book = Xlsx.Of(["建设方案目标一览表"], ["创新中心编码", "年度", "指标编码", "目标值"], ["CQ2024-01", "2026", "B2", "210"], ["", "2026", "B3", "36"], ["合计", "", "", "246"], ["填表人：某"]);
        var preview = await PreviewAsync(ListKind.Targets, book.Bytes());
        Assert.Equal(["LIST-TEXT-MISSING"], preview.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Code));
        Assert.Contains(preview.Issues, i => i.Code == "ROW-TOTAL" && i.Row == 5);
        Assert.Contains(preview.Issues, i => i.Code == "ROW-REMARK" && i.Row == 6);
        Assert.Equal("CQ2024-01 2026 B2", Assert.Single(preview.Changes).Key);
    }

    [Fact]
    public async Task Encoding_SeparatorAndNames_MakeNoDifference()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.GetEncoding("GB18030").GetBytes("中心编码\t年份\t指标名称\t年度目标\nCQ2024-01\t2026年\t培养工程师\t210人\n");
        var change = Assert.Single((await PreviewAsync(ListKind.Targets, text)).Changes);
        Assert.Equal(("CQ2024-01 2026 B2", ListStanding.Changed), (change.Key, change.Standing));
    }

    [Theory, InlineData(ListKind.Centers), InlineData(ListKind.Targets), InlineData(ListKind.Incidents)]
    public async Task Template_IsReadAsItsOwnList_AndAsNoOther(ListKind kind)
    {
        foreach (var ending in new[] { "xlsx", "csv" })
        {
            var content = Service.Template(Reviewer, kind.ToString(), ending).Content;
            Assert.Equal(["LIST-EMPTY"], (await PreviewAsync(kind, content)).Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Code));
        }
        var other = kind == ListKind.Centers ? ListKind.Targets : ListKind.Centers;
        Assert.Contains((await PreviewAsync(other, Service.Template(Reviewer, kind.ToString(), "xlsx").Content)).Issues, i => i.Code == "LIST-OTHER-TEMPLATE");
    }

    [Fact]
    public async Task FileThatIsNoList_SaysSo()
    {
        Assert.Contains((await PreviewAsync(ListKind.Centers, "%PDF-1.7"u8.ToArray())).Issues, i => i.Code == "FILE-NOT-TABLE");
        Assert.Contains((await PreviewAsync(ListKind.Centers, [])).Issues, i => i.Code == "FILE-EMPTY");
        Assert.Contains((await PreviewAsync(ListKind.Centers, Csv("甲,乙", "1,2"))).Issues, i => i.Code == "LIST-HEADER-NOT-FOUND");
        Assert.Contains((await PreviewAsync(ListKind.Targets, Csv("创新中心编码,年度,指标", "CQ2024-01,2026,B2"))).Issues, i => i.Code == "HEADER-MISSING");
    }

    [Theory]
    [InlineData("baosong"), InlineData("shending"), InlineData("jingban"), InlineData("lingdao"), InlineData("xitong"), InlineData("anquan"), InlineData("shenji")]
    public async Task OnlyTheServiceCentre_LooksAndImports(string userName)
    {
        var (actor, content) = (host.Actor(userName), Csv(TargetHead, "CQ2024-01,2026,B2,210"));
        await Assert.ThrowsAsync<Forbidden>(() => Service.DeskAsync(actor, default));
        await Assert.ThrowsAsync<Forbidden>(() => Service.PreviewAsync(actor, ListKind.Targets, "a.csv", content, default));
        await Assert.ThrowsAsync<Forbidden>(() => Service.ImportAsync(actor, ListKind.Targets, "a.csv", content, "", default));
        Assert.Throws<Forbidden>(() => Service.Template(actor, "Targets", "csv"));
    }
}
