using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Centers;

/// <summary>Who gets which centre, file and cell from the services.</summary>
public sealed class CenterRightsTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly CenterFilter All = new();

    CenterService Centers => host.Get<CenterService>();
    CenterFileService Pages => host.Get<CenterFileService>();
    KeptFileService Files => host.Get<KeptFileService>();

    int UploadOf(string fileName)
    {
        using var db = host.Db();
        return db.Uploads.Single(u => u.FileName == fileName).Id;
    }

    [Theory]
    [InlineData("fuhe")]
    [InlineData("jingban")]
    [InlineData("lingdao")]
    public async Task ServiceCentreAndCommission_SeeEveryCentreAndDownloadEveryFile(string user)
    {
        var actor = host.Actor(user);
        Assert.Equal(18, (await Centers.ListAsync(actor, All, default)).Lines.Count);
        Assert.Equal("演示·绿色建材产业卓越工程师协同创新中心", (await Pages.OpenAsync(actor, "CQ2023-04", null, default)).Name);
        Assert.NotEmpty((await Files.DownloadAsync(actor, UploadOf("2025-GXQ.csv"), default)).Content);
    }

    [Theory]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Administrators_AreForbiddenAllOfIt(string user)
    {
        var actor = host.Actor(user);
        var upload = UploadOf("2025-GXQ.csv");
        await Assert.ThrowsAsync<Forbidden>(() => Centers.ListAsync(actor, All, default));
        await Assert.ThrowsAsync<Forbidden>(() => Pages.OpenAsync(actor, "CQ2025-02", null, default));
        await Assert.ThrowsAsync<Forbidden>(() => Files.OpenAsync(actor, upload, null, null, null, default));
        await Assert.ThrowsAsync<Forbidden>(() => Files.DownloadAsync(actor, upload, default));
    }

    [Fact]
    public async Task District_SeesItsCentresOnly()
    {
        var actor = host.Actor("baosong");
        Assert.Equal(["CQ2024-01", "CQ2025-01"], Codes(await Centers.ListAsync(actor, All, default)));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Pages.OpenAsync(actor, "CQ2025-02", null, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Pages.OpenAsync(actor, "CQ1999-01", null, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Files.OpenAsync(actor, UploadOf("2025-GXQ.csv"), null, 2, 4, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Files.DownloadAsync(actor, UploadOf("2025-GXQ.csv"), default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Files.OpenAsync(actor, 9999, null, null, null, default));
    }

    [Fact]
    public async Task District_SeesAndDownloadsTheWholeOfItsOwnFile()
    {
        var actor = host.Actor("shending");
        var file = await Files.OpenAsync(actor, UploadOf("2025-500106.csv"), null, 2, 11, default);
        Assert.True(file.IsWhole);
        Assert.Equal([1, 2, 3], file.Rows.Select(r => r.Number));
        Assert.Equal(File.ReadAllBytes(SeedFolder.Shipped.File(Path.Combine("reports", "2025-500106.csv"))), (await Files.DownloadAsync(actor, file.Id, default)).Content);
    }

    [Fact]
    public async Task JointDistrict_SeesTheCentreAndItsRow_ButDownloadsNothing()
    {
        var actor = host.Actor("baosong-jiulongpo");
        var upload = UploadOf("2025-GXQ.csv");
        var list = await Centers.ListAsync(actor, All, default);
        Assert.Equal(["CQ2022-01", "CQ2025-02", "CQ2026-02"], Codes(list));
        Assert.Equal([false, true, false], list.Lines.Select(l => l.IsJoint));
        Assert.NotNull((await Pages.OpenAsync(actor, "CQ2025-02", null, default)).Period.Card);
        var file = await Files.OpenAsync(actor, upload, null, 2, 4, default);
        Assert.False(file.IsWhole);
        Assert.Null(file.UploadedBy);
        Assert.Equal([1, 2], file.Rows.Select(r => r.Number));
        await Assert.ThrowsAsync<Forbidden>(() => Files.DownloadAsync(actor, upload, default));
    }

    [Fact]
    public async Task JointDistrict_SeesNoOtherRowOfTheLeadDistrictsFile()
    {
        await using var db = host.Db();
        // 九龙坡区 now joins CQ2024-01, which 沙坪坝区 handed in together with CQ2025-01.
        db.JointDistricts.Add(new() { Center = "CQ2024-01", District = "500107" });
        await db.SaveChangesAsync();
        var actor = host.Actor("baosong-jiulongpo");
        var upload = UploadOf("2025-500106.csv");

        var file = await Files.OpenAsync(actor, upload, null, null, null, default);
        Assert.Equal([1, 2], file.Rows.Select(r => r.Number));
        Assert.Equal(1, file.TotalRows);
        Assert.DoesNotContain(file.Rows.SelectMany(r => r.Cells), c => c.Text.Contains("CQ2025-01"));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Files.OpenAsync(actor, upload, null, 3, 4, default));

        await db.JointDistricts.Where(j => j.Center == new CenterCode("CQ2024-01")).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task OldDistrictsAccount_SeesTheCentresOfItsSuccessor_UnderTheOldName()
    {
        var actor = host.Actor("baosong-yubei");
        var list = await Centers.ListAsync(actor, All, default);
        Assert.Equal(["CQ2022-02", "CQ2024-04"], Codes(list));
        Assert.Equal(new NamedDistrict("渝北区", "两江新区"), list.Lines[1].District);
        var page = await Pages.OpenAsync(actor, "CQ2024-04", null, default);
        var told = page.Timeline.SelectMany(c => c.Entries).Select(e => e.Text).ToList();
        Assert.Contains("渝北区报送第1版", told);
        Assert.Contains("两江新区报送第1版", told);
        Assert.True((await Files.OpenAsync(actor, UploadOf("2024-500112.csv"), null, null, null, default)).IsWhole);
        Assert.True((await Files.OpenAsync(actor, UploadOf("2025-LJXQ.csv"), null, null, null, default)).IsWhole);
    }

    [Fact]
    public async Task Csv_HoldsWhatTheActorSees_MarkedAndReadableByExcel()
    {
        var csv = CenterCsv.Of(await Centers.ListAsync(host.Actor("baosong"), All, default));
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("创新中心编码,", lines[0]);
        Assert.StartsWith("CQ2024-01,", lines[1]);
        Assert.All(lines[1..], l => Assert.EndsWith(",演示数据", l));
    }

    [Fact]
    public async Task Csv_DefusesATextThatBeginsLikeAFormula()
    {
        var list = await Centers.ListAsync(host.Actor("lingdao"), All, default);
        var csv = Encoding.UTF8.GetString(CenterCsv.Of(list with { Lines = [list.Lines[0] with { LeadEntity = "=HYPERLINK(\"http://x\")" }] }));
        Assert.DoesNotContain(",=HYPERLINK", csv);
        Assert.DoesNotContain(",\"=HYPERLINK", csv);
    }

    static IEnumerable<string> Codes(CenterList list) => list.Lines.Select(l => l.Code.ToString());
}

