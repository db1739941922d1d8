using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Features.Files;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Centers;

/// <summary>Large, odd and unreadable files on the page of a kept file.</summary>
public sealed class KeptFileTests(DemoHost host) : IClassFixture<DemoHost>
{
    async Task<int> KeepAsync(string name, byte[] content)
    {
        await using var db = host.Db();
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        db.Files.Add(new() { Sha256 = sha, Content = content });
        var upload = new Upload
        {
            Year = 2026,
            District = "500106",
            FileName = name,
            Sha256 = sha,
            Size = content.Length,
            UploadedAt = host.Clock.Now,
            UploadedBy = "测试",
        };
        db.Uploads.Add(upload);
        await db.SaveChangesAsync();
        return upload.Id;
    }

    Task<KeptFile> OpenAsync(int id, int? row = null, int? column = null) => host.Get<KeptFileService>().OpenAsync(host.Actor("fuhe"), id, null, row, column, default);

    static byte[] Long { get; } = Encoding.UTF8.GetBytes(
        File.ReadAllLines(SeedFolder.Shipped.File(Path.Combine("reports", "2025-500106.csv")))[0] + "\r\n" + string.Concat(Enumerable.Range(2, 1000).Select(n => n == 500 ? "\r\n" : $"CQ{n},名称,2026\r\n")));

    [Fact]
    public async Task LongFile_ShowsAWindowAroundTheRow_UnderItsHeader()
    {
        var id = await KeepAsync("长.csv", Long);
        var file = await OpenAsync(id, 700, 1);
        Assert.Equal(1, file.Rows[0].Number);
        Assert.Equal(KeptFileService.RowsShown + 1, file.Rows.Count);
        Assert.True(file.IsCellShown);
        Assert.Equal(999, file.TotalRows);
        Assert.InRange(file.Before!.Value, 2, 649);
        Assert.InRange(file.After!.Value, 751, 1001);

        Assert.Null((await OpenAsync(id)).Before);
        Assert.Equal(2, (await OpenAsync(id)).Rows[1].Number);
        var end = await OpenAsync(id, 1001, 1);
        Assert.Null(end.After);
        Assert.True(end.IsCellShown);
        Assert.True((await OpenAsync(id, file.After)).Rows[1].Number <= file.Rows[^1].Number + 1);
        Assert.True((await OpenAsync(id, file.Before)).Rows[^1].Number >= file.Rows[1].Number - 1);

        await using var db = host.Db();
        Assert.Equal(Long.Length, (await db.Uploads.SingleAsync(u => u.Id == id)).Size);
    }

    [Fact]
    public async Task TableThatIsNoReport_IsToldFromOneThatIs_AndReadToItsBeginning()
    {
        var other = await OpenAsync(await KeepAsync("名单.csv", Encoding.UTF8.GetBytes("姓名,电话\r\n" + string.Concat(Enumerable.Range(1, 400).Select(n => $"甲{n},1\r\n")))));
        Assert.False(other.IsReport);
        Assert.Equal(Monitor.Analytics.Intake.ReportHeader.RowsToTell, other.TotalRows);
        Assert.True((await OpenAsync(await KeepAsync("报告.csv", [.. Long, .. "x\r\n"u8]))).IsReport);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(5000)]
    public async Task BlankRow_AndRowBeyondTheEnd_AreNotShownAsCells(int row)
    {
        var id = await KeepAsync($"空{row}.csv", [.. Long, .. Encoding.UTF8.GetBytes($"备注{row},,\r\n")]);
        var file = await OpenAsync(id, row, 1);
        Assert.False(file.IsCellShown);
        Assert.NotEmpty(file.Rows);
    }

    [Fact]
    public async Task WideFile_ShowsTheColumnAskedFor()
    {
        var id = await KeepAsync("宽.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(1, 300)) + "\r\n"));
        Assert.DoesNotContain(200, (await OpenAsync(id)).Columns);
        var file = await OpenAsync(id, 1, 200);
        Assert.True(file.IsCellShown);
        Assert.True(file.HasMoreColumns);
        Assert.Equal(KeptFileService.ColumnsShown, file.Columns.Count);
    }

    [Fact]
    public async Task FileThatIsNoTable_SaysWhy_AndCanStillBeDownloaded()
    {
        var image = DemoHost.Sample("bad-image.csv");
        var id = await KeepAsync("图.csv", image);
        var file = await OpenAsync(id, 2, 2);
        Assert.Contains("图片", file.Unreadable);
        Assert.Empty(file.Rows);
        Assert.Equal(image, (await host.Get<KeptFileService>().DownloadAsync(host.Actor("baosong"), id, default)).Content);
    }

    [Fact]
    public async Task FileNameWithPathAndBreaks_StaysInOneHeader()
    {
        var id = await KeepAsync("..\\a\"\r\nX: 1/报告.csv", "a,b\r\n"u8.ToArray());
        using var client = await host.SignInAsync("fuhe");
        using var answer = await client.GetAsync($"/uploads/{id}/file");
        Assert.True(answer.IsSuccessStatusCode);
        Assert.False(answer.Headers.Contains("X"));
        Assert.DoesNotContain(answer.Content.Headers.ContentDisposition!.ToString(), c => c is '\r' or '\n');
    }
}
