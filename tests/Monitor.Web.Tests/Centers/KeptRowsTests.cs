using System.Text;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Data;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Intake;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Centers;

public sealed class KeptRowsTests
{
    static readonly IntakeContext Context = new() { Rulebook = RulebookReader.Read(File.ReadAllText(SeedFolder.Shipped.File(Path.Combine("rulebooks", "cq-2026.json")))) };

    [Theory]
    [InlineData("2026-500106-good.csv")]
    [InlineData("2026-500106-good-gb18030.csv")]
    [InlineData("2026-500106-good.xlsx")]
    [InlineData("awkward-wide-commas.txt")]
    [InlineData("awkward-gbk-tabs.txt")]
    [InlineData("awkward-transposed.xlsx")]
    [InlineData("bad-headers.csv")]
    public void Rows_AreThoseOfTheFileReadWhole(string sample) => IsAsWhole(DemoHost.Sample(sample));

    [Fact]
    public void BlankRows_AreLeftOut_WhateverTheBlankIs()
    {
        var text = Encoding.UTF8.GetString(DemoHost.Sample("2026-500106-good.csv")).TrimEnd();
        IsAsWhole(Encoding.UTF8.GetBytes($"{text}\n　,　,\n , ,\n,,\n合计,　\n\"\n\",x\n"));
    }

    [Fact]
    public void OnlyTheRowsThatAreWanted_AreGiven()
    {
        var content = DemoHost.Sample("2026-500106-good.csv");
        var file = KeptRows.Of(content, "a.csv", Context, ReadLimits.None, null, null)!;
        Assert.Equal([3], file.Rows(new HashSet<int> { 3, 99 }).Select(r => r.Number));
    }

    [Fact]
    public void ASheetThatIsNotThere_IsNone()
    {
        Assert.Null(KeptRows.Of(DemoHost.Sample("2026-500106-good.csv"), "a.csv", Context, ReadLimits.None, "别的", null));
        Assert.Null(KeptRows.Of(DemoHost.Sample("2026-500106-good.xlsx"), "a.xlsx", Context, ReadLimits.None, "别的", null));
    }

    static void IsAsWhole(byte[] content)
    {
        var whole = TableReader.Read(content, "file", Context, ReadLimits.None).Table!;
        var file = KeptRows.Of(content, "file", Context, ReadLimits.None, null, null)!;
        Assert.Equal(whole.Rows.Select(r => r.Number), file.Numbers);
        Assert.Equal(whole.Rows.Select(r => string.Join('|', r.Cells)), file.Rows(file.Numbers.ToHashSet()).Select(r => string.Join('|', r.Cells)));
        Assert.Equal(whole.Sheet, file.Sheet);
        Assert.Equal(ReportHeader.Find(whole, new(Context))?.LastRow, file.Layout?.LastRow);
    }
}
