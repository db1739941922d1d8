using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Tests.Reviews;

/// <summary>Starting, noting, returning and taking over; what comes of verifying is in <see cref="VerifyTests"/>.</summary>
public sealed class ReviewServiceTests : ReviewScene
{
    [Fact]
    public async Task Start_OfASubmittedReport_IsUnderReviewByWhoStarted()
    {
        await HandInAsync();
        await Reviews.StartAsync(Reviewer, await KeyAsync(), default);

        var (report, version) = await ReportAsync();
        Assert.Equal(ReportState.UnderReview, report.State);
        Assert.Equal((Reviewer.Name, Reviewer.UserId, Host.Clock.Now), (version.Reviewer, version.ReviewerId, version.ReviewStartedAt));
        Assert.Equal("开始复核", (await LastEntryAsync()).Action);
    }

    [Fact]
    public async Task Return_HandsReasonAndRemarksToTheDistrict_AndTheNextVersionShowsWhatChanged()
    {
        await HandInAsync();
        await StartAsync();
        await NoteAsync(new CellNote("F08", Remark: "请附花名册"));
        Assert.Empty(await DistrictRemarksAsync());
        await Reviews.ReturnAsync(Reviewer, await KeyAsync(), "  培养人数无佐证 ", default);

        var (report, version) = await ReportAsync();
        Assert.Equal(ReportState.Returned, report.State);
        Assert.Equal(("培养人数无佐证", Host.Clock.Now), (version.ReturnReason, version.ReturnedAt));
        Assert.True((await AssessmentAsync()).Provisional);
        var entry = await LastEntryAsync();
        Assert.Equal(("退回区县", "培养人数无佐证", "已退回，附 1 处单元格意见"), (entry.Action, entry.Reason, entry.After));
        var (field, text) = Assert.Single(await DistrictRemarksAsync());
        Assert.Equal(("F08", "请附花名册"), (field, text));

        var flow = Host.Get<SubmissionFlow>();
        await flow.AnswerAsync(Host.Actor("baosong"), HandedIn.Year, HandedIn.Center, "F08", " 已按花名册改为180 ", default);
        await Assert.ThrowsAsync<NotFoundForActor>(() => flow.AnswerAsync(Host.Actor("baosong"), HandedIn.Year, HandedIn.Center, "F09", "没有意见的单元格", default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => flow.AnswerAsync(Host.Actor("baosong-yubei"), HandedIn.Year, HandedIn.Center, "F08", "他区", default));
        await Assert.ThrowsAsync<Forbidden>(() => flow.AnswerAsync(Host.Actor("shending"), HandedIn.Year, HandedIn.Center, "F08", "审定人", default));

        await HandInAsync(new() { Cells = new() { ["F08"] = "180" }, Reason = "已更正" });
        await Assert.ThrowsAsync<Refused>(() => flow.AnswerAsync(Host.Actor("baosong"), HandedIn.Year, HandedIn.Center, "F08", "报送以后", default));
        Assert.Equal("已按花名册改为180", (await BenchAsync()).Lines.Single(l => l.Field.Code == "F08").Answer);
        var line = (await BenchAsync()).Lines.Single(l => l.Field.Code == "F08");
        Assert.Equal((180m, 184m, "请附花名册", ""), (line.Reported.Number, line.Earlier?.Number, line.EarlierRemark, line.Remark));
        Assert.Null((await BenchAsync()).Lines.Single(l => l.Field.Code == "F09").Earlier);
    }

    [Fact]
    public async Task Return_WithoutAReason_IsRefusedAndChangesNothing()
    {
        await HandInAsync();
        await StartAsync();
        var key = await KeyAsync();
        await RefusedAsync(() => Reviews.ReturnAsync(Reviewer, key, "", default), "理由");
        await RefusedAsync(() => Reviews.ReturnAsync(Reviewer, key, "  ", default), "理由");
    }

    [Fact]
    public async Task Moves_ThatTheStateDoesNotAllow_AreRefusedAndChangeNothing()
    {
        await HandInAsync();
        var key = await KeyAsync();
        await RefusedAsync(() => Reviews.VerifyAsync(Reviewer, key, default), "已报送");
        await RefusedAsync(() => Reviews.ReturnAsync(Reviewer, key, "无佐证", default), "已报送");
        await RefusedAsync(() => Reviews.NoteAsync(Reviewer, key, [new("F08", "1")], default), "已报送");
        await RefusedAsync(() => Reviews.TakeOverAsync(Reviewer, key, "调离", default), "已报送");

        await StartAsync();
        key = await KeyAsync();
        await RefusedAsync(() => Reviews.StartAsync(Reviewer, key, default), "复核中");
        await RefusedAsync(() => Reviews.TakeOverAsync(Reviewer, key, "调离", default), "正在复核");

        await Reviews.VerifyAsync(Reviewer, key, default);
        key = await KeyAsync();
        await RefusedAsync(() => Reviews.ReturnAsync(Reviewer, key, "无佐证", default), "已核定");
        await RefusedAsync(() => Reviews.VerifyAsync(Reviewer, key, default), "已核定");
        await RefusedAsync(() => Reviews.NoteAsync(Reviewer, key, [new("F08", "1")], default), "已核定");
    }

    [Fact]
    public async Task Decisions_OfASecondReviewer_AreRefusedUntilTheReviewIsTakenOver()
    {
        await HandInAsync();
        await StartAsync();
        var key = await KeyAsync();
        await RefusedAsync(() => Reviews.VerifyAsync(Other, key, default), Reviewer.Name);
        await RefusedAsync(() => Reviews.ReturnAsync(Other, key, "无佐证", default), Reviewer.Name);
        await RefusedAsync(() => Reviews.NoteAsync(Other, key, [new("F08", "1")], default), Reviewer.Name);
        await RefusedAsync(() => Reviews.TakeOverAsync(Other, key, " ", default), "理由");

        await Reviews.TakeOverAsync(Other, key, "原复核员调离", default);
        var entry = await LastEntryAsync();
        Assert.Equal(("接手复核", Reviewer.Name, Other.Name, "原复核员调离"), (entry.Action, entry.Before, entry.After, entry.Reason));
        key = await KeyAsync();
        await RefusedAsync(() => Reviews.VerifyAsync(Reviewer, key, default), Other.Name);
        await Reviews.VerifyAsync(Other, key, default);
        Assert.Equal(Other.Name, (await ReportAsync()).Version.Reviewer);
    }

    [Fact]
    public async Task Start_ByTwoReviewersAtOnce_BelongsToExactlyOne()
    {
        await HandInAsync();
        var key = await KeyAsync();
        var tries = await Task.WhenAll(new[] { Reviewer, Other }.Select(async actor =>
        {
            try
            {
                await Reviews.StartAsync(actor, key, default);
                return actor.Name;
            }
            catch (Refused)
            {
                return null;
            }
        }));
        Assert.Equal((await ReportAsync()).Version.Reviewer, Assert.Single(tries, t => t is not null));
    }

    [Fact]
    public async Task Decision_OnWhatHasChangedSince_IsRefused()
    {
        await HandInAsync();
        await StartAsync();
        var seen = await KeyAsync();
        await NoteAsync(new CellNote("F08", "100", "与花名册不符"));
        await RefusedAsync(() => Reviews.VerifyAsync(Reviewer, seen, default), "变动");
        Assert.Equal(seen.Revision + 1, (await KeyAsync()).Revision);
    }

    [Fact]
    public async Task Note_OfValueAndRemarkApart_KeepsBoth()
    {
        await HandInAsync();
        await StartAsync();
        await NoteAsync(new CellNote("F08", Value: "100"));
        await NoteAsync(new CellNote("F08", Remark: "不符"));
        await NoteAsync(new CellNote("F09", Value: "200", Remark: "不符"), new CellNote("F09", Value: ""));

        var notes = (await ReportAsync()).Version.Notes;
        Assert.Equal([("F08", "100", "不符"), ("F09", "", "不符")], notes.OrderBy(n => n.Field).Select(n => (n.Field.ToString(), n.Value, n.Remark)));
        await using var db = Host.Db();
        Assert.Equal(4, await db.Audit.CountAsync(a => a.Action == "记录复核意见"));
    }

    [Fact]
    public async Task Note_AtAFieldThatTheRulebookLacks_IsRefused()
    {
        await HandInAsync();
        await StartAsync();
        var before = await SnapshotAsync();
        await Assert.ThrowsAsync<NotFoundForActor>(() => NoteAsync(new CellNote("F08", "100"), new CellNote("F99", "1")));
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task Commands_OfEveryOtherRole_AreForbiddenAndChangeNothing()
    {
        await HandInAsync();
        await StartAsync();
        var (key, before) = (await KeyAsync(), await SnapshotAsync());
        foreach (var actor in new[] { "baosong", "shending", "shending-jiulongpo", "jingban", "lingdao", "xitong", "anquan", "shenji" }.Select(Host.Actor))
        {
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.StartAsync(actor, key, default));
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.TakeOverAsync(actor, key, "调离", default));
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.NoteAsync(actor, key, [new("F08", "1")], default));
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.VerifyAsync(actor, key, default));
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.ReturnAsync(actor, key, "无佐证", default));
        }
        Assert.Equal(before, await SnapshotAsync());
    }
}
