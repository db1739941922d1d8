using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>Reports typed in, or mended, on the page.</summary>
public sealed class TypingTests : IDisposable
{
    const string Trained = "F08", Titles = "F11";

    readonly District district = new();

    public void Dispose() => district.Dispose();

    [Fact]
    public async Task WithoutAnyFile_TheFirstCellMakesADraft_WithThePlannedTasksFilledIn()
    {
        Assert.Empty(await TypeAsync(District.First, (Trained, "120", "")));

        var center = await district.CenterAsync(District.First);
        Assert.Equal(ReportState.Draft, center.State);
        Assert.Equal(120m, await ValueAsync(District.First, Trained));
        var planned = (await district.WorkAsync()).Sheet.Columns.Single(c => c.Center == District.First).Cells["F04"];
        Assert.Equal(planned.Target, planned.Reported!.Value);
        Assert.Equal("按建设方案预填", planned.Reported.TypedBy);
    }

    [Fact]
    public async Task AMistakeOnThePage_IsKeptAsTyped_AndHindersOnlyItsOwnCentre()
    {
        await district.UploadAsync(District.Good);
        await TypeAsync(District.First, (Trained, "一百二", await TextAsync(District.First, Trained)));

        var work = await district.WorkAsync();
        var issue = Assert.Single(work.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Equal("“培养工程师人数”为“一百二”，应为整数。请改为阿拉伯数字，如 120。", issue.Message);
        Assert.Equal("一百二", await TextAsync(District.First, Trained));
        Assert.Contains("已照填写的内容保存", work.Centers.Single(c => c.Center == District.First).Blocked);
        Assert.Null(work.Centers.Single(c => c.Center == District.Second).Blocked);
        var refused = await Assert.ThrowsAsync<Refused>(async () => await district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [await district.SeenAsync(District.First)], default));
        Assert.Contains("页面填写的数据有 1 处错误", refused.Message);
    }

    [Fact]
    public async Task MendedOnThePage_TheRestStaysTheFilesCells_AndTheMendedOneSaysWhoTyped()
    {
        var file = await district.UploadAsync(District.GoodWith(",102,", ",一百二,"));
        var before = (await CellsAsync(District.Second)).ToDictionary(c => c.Field);
        var broken = before.Values.Single(c => c.Raw == "一百二");

        await TypeAsync(District.Second, (broken.Field.ToString(), "102", "一百二"));

        var version = (await district.ReportAsync(District.Second))!.Newest;
        var mended = version.Values.Single(v => v.Field == broken.Field);
        Assert.Equal((102m, "102", district.Reporter.Name), (mended.Value!.Value, mended.Raw, mended.TypedBy));
        Assert.All(version.Values.Where(v => v.Field != broken.Field), v => Assert.Equal(
            (before[v.Field].Value, before[v.Field].Row, before[v.Field].Column, ""), (v.Value, v.Row, v.Column, v.TypedBy)));
        await using var db = district.Host.Db();
        Assert.Equal(file, (await db.Uploads.SingleAsync(u => u.Id == version.UploadId)).FileId);
    }

    [Fact]
    public async Task EveryNumberOfAMendedReport_LeadsToItsCell_OrToWhoTypedIt()
    {
        var file = await district.UploadAsync(District.Good);
        await TypeAsync(District.First, (Titles, "13", await TextAsync(District.First, Titles)));
        await district.ExplainAllAsync();
        await district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        await district.Flow.AttestAsync(district.Approver, District.Year, [await district.SeenAsync(District.First)], true, default);

        await using var db = district.Host.Db();
        var report = (await CenterHistories.LoadAsync(db, [District.First]))[District.First].Report(District.Year)!;
        var links = await CellLinks.LoadAsync(db, District.First, default);
        Assert.StartsWith($"页面填写 {district.Reporter.Name}", report.Value(Titles).Source!.File);
        Assert.Null(links.Of(report.Value(Titles).Source));
        Assert.Equal("", report.Value(Titles).Source!.Address);
        Assert.StartsWith($"/uploads/{file}?", links.Of(report.Value(Trained).Source));
        Assert.Equal(District.Good, report.Value(Trained).Source!.File);
    }

    [Fact]
    public async Task AFilesUnitIsNotLost_WhereAnotherCellIsTyped()
    {
        var text = System.Text.Encoding.UTF8.GetString(DemoHost.Sample(District.Good)).Replace("总收入（万元）", "总收入（元）");
        await district.UploadAsync(System.Text.Encoding.UTF8.GetBytes(text));
        var income = (await CellsAsync(District.First)).Single(c => c.Field == "F25");
        Assert.NotEqual(income.Raw, Numbers.Text(income.Value));

        await TypeAsync(District.First, (Titles, "13", await TextAsync(District.First, Titles)));

        Assert.Equal(income, (await CellsAsync(District.First)).Single(c => c.Field == "F25"));
        Assert.Contains((await district.WorkAsync()).Issues, i => i is { Code: "VALUE-CONVERTED", Row: not null } && i.Center == District.First && i.Field == "F25");
    }

    [Theory]
    [InlineData("1.2万", 12000)]
    [InlineData("１２０", 120)]
    [InlineData("120人", 120)]
    [InlineData("无", 0)]
    public async Task WhatIsTyped_IsReadAsACellIs_AndTheConversionSaid(string text, int value)
    {
        await TypeAsync(District.First, ("F09", "99999", ""), (Trained, text, ""));
        Assert.Equal(value, await ValueAsync(District.First, Trained));
        var told = Assert.Single((await district.WorkAsync()).Issues, i => i.Code == "VALUE-CONVERTED");
        Assert.Null(told.Address);
        Assert.Equal(Trained, told.Field.ToString());
    }

    [Fact]
    public async Task TwoPeopleAtOneCell_TheSecondIsTold_AndNothingIsOverwritten()
    {
        await TypeAsync(District.First, (Trained, "120", ""));
        var conflict = Assert.Single(await TypeAsync(District.First, (Trained, "130", ""), (Titles, "7", "")));

        Assert.Equal(("130", "120", district.Reporter.Name), (conflict.Text, conflict.Theirs, conflict.By));
        Assert.Equal(120m, await ValueAsync(District.First, Trained));
        Assert.Equal(7m, await ValueAsync(District.First, Titles));

        Assert.Empty(await TypeAsync(District.First, (Trained, "130", "120")));
        Assert.Equal(130m, await ValueAsync(District.First, Trained));
    }

    [Fact]
    public async Task TheSameTextTwice_IsNoConflict_AndNoEntry()
    {
        await TypeAsync(District.First, (Trained, "120", ""));
        var before = await district.SnapshotAsync();
        Assert.Empty(await TypeAsync(District.First, (Trained, "120", "")));
        Assert.Equal(before, await district.SnapshotAsync());
    }

    [Fact]
    public async Task AFile_DoesNotReplaceUnseen_WhatAColleagueTypedMeanwhile_AlsoInAnOpenRecord()
    {
        await TypeAsync(District.First, (Trained, "120", ""));
        var seen = (await district.WorkAsync()).SeenUploads;
        district.Host.Clock.Now = district.Host.Clock.Now.AddSeconds(1);
        await TypeAsync(District.First, (Titles, "7", ""));

        var refused = await Assert.ThrowsAsync<Refused>(() => district.UploadAsync(DemoHost.Sample(District.Good), seen: seen));
        Assert.Contains("在页面上填写了数据", refused.Message);
        Assert.Equal(7m, await ValueAsync(District.First, Titles));
        await district.UploadAsync(DemoHost.Sample(District.Good), seen: (await district.WorkAsync()).SeenUploads);
    }

    [Fact]
    public async Task TypingGoesOnInOneRecord_UntilItWasSent_ThenANewOneBegins()
    {
        await TypeAsync(District.First, (Trained, "120", ""));
        await TypeAsync(District.First, (Titles, "7", ""));
        await using var db = district.Host.Db();
        var typed = await db.Uploads.SingleAsync(u => u.TypedFor == District.First);

        await district.ExplainAllAsync();
        await district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        await Assert.ThrowsAsync<Refused>(() => TypeAsync(District.First, (Titles, "8", "7")));
        await district.Flow.SendBackAsync(district.Approver, District.Year, await district.SeenAsync(District.First), "再核对", default);
        await TypeAsync(District.First, (Titles, "8", "7"));

        Assert.Equal(2, await db.Uploads.CountAsync(u => u.TypedFor == District.First));
        var first = await db.UploadedReports.AsNoTracking().SingleAsync(r => r.UploadId == typed.Id);
        Assert.Equal("7", CanonicalJson.Read<List<ReportCell>>(first.Cells).Single(c => c.Field == Titles).Raw);
    }

    [Fact]
    public async Task AnExplanation_StaysWithItsWarning_WhileOtherCellsAreTyped()
    {
        await district.UploadAsync(District.Good);
        await TypeAsync(District.First, (Trained, "9", await TextAsync(District.First, Trained)));
        var warning = (await district.CenterAsync(District.First)).Warnings[0];
        await district.Flow.ExplainAsync(district.Reporter, warning.Id, "情况属实", default);

        await TypeAsync(District.First, ("F33", "4", await TextAsync(District.First, "F33")));

        var now = (await district.CenterAsync(District.First)).Warnings.Single(w => w.Fingerprint == warning.Fingerprint);
        Assert.Equal((warning.Id, "情况属实"), (now.Id, now.Explanation));
    }

    [Fact]
    public async Task ADifferentName_StillNeedsItsExplanation_AfterACellWasMended()
    {
        await district.UploadAsync(System.Text.Encoding.UTF8.GetBytes(
            System.Text.Encoding.UTF8.GetString(DemoHost.Sample(District.Good)).Replace("创新中心,2026", "创新中心（新）,2026")));
        Assert.Contains((await district.CenterAsync(District.First)).Warnings, w => w.Code == "CENTER-NAME-DIFFERS");
        await TypeAsync(District.First, (Titles, "13", await TextAsync(District.First, Titles)));
        Assert.Contains((await district.CenterAsync(District.First)).Warnings, w => w.Code == "CENTER-NAME-DIFFERS");
    }

    [Fact]
    public async Task ErrorsOfAWholeFile_AreNotMendedCellByCell_ButTheFileCanBeSetAside()
    {
        await district.UploadAsync(District.Good);
        var before = await CellsAsync(District.First);
        var twice = System.Text.Encoding.UTF8.GetString(DemoHost.Sample(District.Good)).TrimEnd().Split('\n');
        await district.UploadAsync(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [.. twice, twice[^1], twice[^2]])));

        var refused = await Assert.ThrowsAsync<Refused>(async () => await TypeAsync(District.First, (Titles, "13", await TextAsync(District.First, Titles))));
        Assert.Contains("不用这份文件", refused.Message);

        await district.Host.Get<TypingService>().SetAsideAsync(district.Reporter, District.Year, District.First, default);
        Assert.Equal(before.Select(c => (c.Field, c.Value)), (await CellsAsync(District.First)).Select(c => (c.Field, c.Value)));
        Assert.Null((await district.CenterAsync(District.First)).Blocked);
        Assert.NotNull((await district.CenterAsync(District.Second)).Blocked);
    }

    [Fact]
    public async Task OnlyTheReporterOfTheLeadDistrictTypes_AndOnlyFieldsOfTheRulebook()
    {
        CellEdit[] edits = [new(District.First, Trained, "120", "")];
        foreach (var other in (string[])["shending", "fuhe", "jingban", "lingdao"])
            await Assert.ThrowsAsync<Forbidden>(() => district.Host.Get<TypingService>().TypeAsync(district.Host.Actor(other), District.Year, edits, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => TypeAsync("CQ2022-01", (Trained, "120", "")));
        await Assert.ThrowsAsync<NotFoundForActor>(() => TypeAsync(District.First, ("F99", "120", "")));
        Assert.Null(await district.ReportAsync(District.First));
    }

    [Fact]
    public async Task TooLongOrTooMany_IsRefused_AtTheLimitItIsNot()
    {
        await TypeAsync(District.First, (Trained, new string('1', TypingService.LongestText), ""));
        Assert.Contains("201 个字", (await Assert.ThrowsAsync<Refused>(() => TypeAsync(District.First, (Titles, new string('1', TypingService.LongestText + 1), "")))).Message);
        var many = Enumerable.Repeat((Titles, "1", ""), TypingService.MostCells).ToArray();
        await TypeAsync(District.First, many);
        await Assert.ThrowsAsync<Refused>(() => TypeAsync(District.First, [.. many, (Titles, "1", "")]));
    }

    Task<IReadOnlyList<CellConflict>> TypeAsync(CenterCode center, params (string Field, string Text, string Seen)[] cells) =>
        district.Host.Get<TypingService>().TypeAsync(district.Reporter, District.Year, [.. cells.Select(c => new CellEdit(center, c.Field, c.Text, c.Seen))], default);

    async Task<IReadOnlyList<ReportCell>> CellsAsync(CenterCode center) =>
        [.. (await district.WorkAsync()).Sheet.Columns.Single(c => c.Center == center).Cells.Values.Select(c => c.Reported).OfType<ReportCell>()];

    async Task<string> TextAsync(CenterCode center, FieldCode field) => (await CellsAsync(center)).SingleOrDefault(c => c.Field == field)?.Text ?? "";

    async Task<decimal?> ValueAsync(CenterCode center, FieldCode field) =>
        (await district.ReportAsync(center))!.Newest.Values.Single(v => v.Field == field).Value;
}
