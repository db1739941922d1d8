using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>From draft to receipt, back, and again.</summary>
public sealed class FlowTests : IDisposable
{
    readonly District district = new();

    public void Dispose() => district.Dispose();

    Actor Reporter => district.Reporter;
    Actor Approver => district.Approver;
    SubmissionFlow Flow => district.Flow;

    [Fact]
    public async Task AllReadyCentres_GoTogether_AndEachGetsItsReceipt()
    {
        await district.UploadAsync(District.Good);
        await district.ExplainAllAsync();
        await Flow.SendForApprovalAsync(Reporter, District.Year, [await district.SeenAsync(District.First), await district.SeenAsync(District.Second)], default);
        await Flow.AttestAsync(Approver, District.Year, [await district.SeenAsync(District.First), await district.SeenAsync(District.Second)], true, default);

        foreach (var center in new[] { District.First, District.Second })
        {
            var receipt = await district.Desk.ReceiptAsync(Reporter, $"HZ-2026-{center}-1", default);
            Assert.Equal((center, Approver.Name, Reporter.Name), (receipt.Center.Code, receipt.Version.AttestedBy, receipt.Version.PreparedBy));
            Assert.Equal((64, 64, 0), (receipt.Version.Upload.Sha256!.Length, receipt.Version.ContentHash.Length, receipt.DaysLate));
        }
        await using var db = district.Host.Db();
        Assert.True(await db.Assessments.AnyAsync(a => a.Center == District.First && a.Year == District.Year && a.Provisional));
        Assert.Equal(
            [("提交审定", "草稿", "待审定"), ("审定并报送", "待审定", "已报送")],
            (await db.Audit.Where(a => a.Subject == "2026年度报告 CQ2024-01" && a.Action != "说明提醒").OrderBy(a => a.Id).ToListAsync()).Select(a => (a.Action, a.Before, a.After)));
    }

    [Fact]
    public async Task Warning_MustBeExplained_BeforeItIsSent()
    {
        await district.UploadAsync(District.Good);
        var center = await district.CenterAsync(District.First);
        var refused = await Assert.ThrowsAsync<Refused>(() => Flow.SendForApprovalAsync(Reporter, District.Year, [center.Seen], default));
        Assert.Contains("2 条提醒没有说明", refused.Message);

        foreach (var warning in center.Warnings) await Flow.ExplainAsync(Reporter, warning.Id, "停开一门选修课", default);
        await Flow.SendForApprovalAsync(Reporter, District.Year, [center.Seen], default);
        Assert.Equal(ReportState.AwaitingApproval, (await district.ReportAsync(District.First))!.State);
    }

    [Fact]
    public async Task OneCentreThatIsNotReady_StopsAllThatWereChosen()
    {
        await district.UploadAsync(District.Good);
        var (first, second) = (await district.CenterAsync(District.First), await district.CenterAsync(District.Second));
        foreach (var warning in first.Warnings) await Flow.ExplainAsync(Reporter, warning.Id, "停开一门选修课", default);
        await Assert.ThrowsAsync<Refused>(() => Flow.SendForApprovalAsync(Reporter, District.Year, [first.Seen, second.Seen], default));
        Assert.Equal(ReportState.Draft, (await district.ReportAsync(District.First))!.State);
    }

    [Fact]
    public async Task Attesting_NeedsTheStatement()
    {
        await district.SendAsync(District.First);
        var seen = await district.SeenAsync(District.First);
        await Assert.ThrowsAsync<Refused>(() => Flow.AttestAsync(Approver, District.Year, [seen], false, default));
        Assert.Equal(ReportState.AwaitingApproval, (await district.ReportAsync(District.First))!.State);
    }

    [Fact]
    public async Task SendingBack_NeedsAReason_AndTheReporterSeesIt()
    {
        await district.SendAsync(District.First);
        var seen = await district.SeenAsync(District.First);
        await Assert.ThrowsAsync<Refused>(() => Flow.SendBackAsync(Approver, District.Year, seen, " ", default));
        await Flow.SendBackAsync(Approver, District.Year, seen, "请核对培训学时", default);
        var center = await district.CenterAsync(District.First);
        Assert.Equal((ReportState.Draft, "请核对培训学时"), (center.State, center.Version!.SentBackReason));
    }

    [Fact]
    public async Task Withdrawing_TakesTheScoreBack_KeepsTheReceipt_AndGoesOnWithTheNextVersion()
    {
        await district.SubmitAsync(District.First);
        await Flow.WithdrawAsync(Reporter, District.Year, await district.SeenAsync(District.First), "总收入填错", default);

        var report = await district.ReportAsync(District.First);
        Assert.Equal((ReportState.Draft, 2), (report!.State, report.Newest.Version));
        Assert.Equal(report.Submissions[0].ContentHash, report.Newest.ContentHash);
        Assert.NotNull((await district.Desk.ReceiptAsync(Reporter, "HZ-2026-CQ2024-01-1", default)).Version.WithdrawnAt);
        await using var db = district.Host.Db();
        Assert.False(await db.Assessments.AnyAsync(a => a.Center == District.First && a.Year == District.Year && a.SupersededAt == null));

        // What was taken back was never in: the same values may come again, with a reason.
        await Assert.ThrowsAsync<Refused>(async () => await Flow.SendForApprovalAsync(Reporter, District.Year, [await district.SeenAsync(District.First)], default));
        await Flow.GiveReasonAsync(Reporter, District.Year, District.First, "核对后无误，重新报送", default);
        await Flow.SendForApprovalAsync(Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        await Flow.AttestAsync(Approver, District.Year, [await district.SeenAsync(District.First)], true, default);
        Assert.Equal("HZ-2026-CQ2024-01-2", (await district.ReportAsync(District.First))!.Newest.ReceiptNumber);
    }

    [Fact]
    public async Task Returned_CanBeMendedAndSentAgain_WithAReason_ButNotTheSame()
    {
        await district.SubmitAsync(District.First);
        await district.ReviewAsync(District.First, ReportAction.StartReview, ReportAction.Return);
        Assert.Equal("总收入与年报不符", (await district.CenterAsync(District.First)).Returned!.ReturnReason);

        await district.UploadAsync(District.Good);
        Assert.Equal((ReportState.Returned, 1), ((await district.ReportAsync(District.First))!.State, (await district.ReportAsync(District.First))!.Submissions.Count));
        Assert.Contains("完全相同", (await district.WorkAsync()).Uploads[0].Result);

        await district.UploadAsync(District.GoodWith("851.22", "841.22"));
        var center = await district.CenterAsync(District.First);
        Assert.Equal((ReportState.Draft, 2, "总收入与年报不符"), (center.State, center.Version!.Version, center.Returned?.ReturnReason));
        Assert.Contains("重报说明", center.WhyNotReady);
        await Flow.GiveReasonAsync(Reporter, District.Year, District.First, "总收入按年报更正", default);
        await Flow.SendForApprovalAsync(Reporter, District.Year, [center.Seen], default);
        await Flow.AttestAsync(Approver, District.Year, [await district.SeenAsync(District.First)], true, default);
        var receipt = await district.Desk.ReceiptAsync(Reporter, "HZ-2026-CQ2024-01-2", default);
        Assert.Equal("总收入按年报更正", receipt.Version.Reason);
    }

    [Theory]
    [InlineData(ReportState.UnderReview, "复核"), InlineData(ReportState.Verified, "已核定")]
    public async Task InReviewOrVerified_IsLocked_ForFilesAndForWithdrawal(ReportState state, string says)
    {
        await district.SubmitAsync(District.First);
        await district.ReviewAsync(District.First, state == ReportState.UnderReview ? [ReportAction.StartReview] : [ReportAction.StartReview, ReportAction.Verify]);
        var seen = await district.SeenAsync(District.First);
        await Assert.ThrowsAsync<Refused>(() => Flow.WithdrawAsync(Reporter, District.Year, seen, "想改", default));
        await district.UploadAsync(District.GoodWith(",184,", ",185,"));
        Assert.Equal(1, (await district.ReportAsync(District.First))!.Newest.Version);
        Assert.Contains(says, (await district.CenterAsync(District.First)).Line.Lock);
    }

    [Fact]
    public async Task EveryMoveThatTheStateDoesNotAllow_IsRefused_AndChangesNothing()
    {
        await district.UploadAsync(District.Good);
        await district.ExplainAllAsync();
        await RefusedAsync(seen => Flow.AttestAsync(Approver, District.Year, [seen], true, default));
        await RefusedAsync(seen => Flow.SendBackAsync(Approver, District.Year, seen, "x", default));
        await RefusedAsync(seen => Flow.WithdrawAsync(Reporter, District.Year, seen, "x", default));

        await Flow.SendForApprovalAsync(Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        await RefusedAsync(seen => Flow.SendForApprovalAsync(Reporter, District.Year, [seen], default));

        await Flow.AttestAsync(Approver, District.Year, [await district.SeenAsync(District.First)], true, default);
        await RefusedAsync(seen => Flow.AttestAsync(Approver, District.Year, [seen], true, default));
        await RefusedAsync(seen => Flow.SendBackAsync(Approver, District.Year, seen, "x", default));
        await RefusedAsync(seen => Flow.SendForApprovalAsync(Reporter, District.Year, [seen], default));

        async Task RefusedAsync(Func<Seen, Task> move)
        {
            var seen = await district.SeenAsync(District.First);
            var before = await district.SnapshotAsync();
            await Assert.ThrowsAsync<Refused>(() => move(seen));
            Assert.Equal(before, await district.SnapshotAsync());
        }
    }

    [Fact]
    public async Task EachRole_MakesItsOwnMovesOnly()
    {
        await district.SendAsync(District.First);
        var seen = await district.SeenAsync(District.First);
        foreach (var userName in new[] { "fuhe", "jingban", "lingdao", "xitong", "anquan", "shenji" })
        {
            var actor = district.Host.Actor(userName);
            await Assert.ThrowsAsync<Forbidden>(() => Flow.SendForApprovalAsync(actor, District.Year, [seen], default));
            await Assert.ThrowsAsync<Forbidden>(() => Flow.AttestAsync(actor, District.Year, [seen], true, default));
            await Assert.ThrowsAsync<Forbidden>(() => Flow.SendBackAsync(actor, District.Year, seen, "x", default));
            await Assert.ThrowsAsync<Forbidden>(() => Flow.WithdrawAsync(actor, District.Year, seen, "x", default));
            await Assert.ThrowsAsync<Forbidden>(() => district.Desk.WorkAsync(actor, District.Year, default));
        }
        await Assert.ThrowsAsync<Forbidden>(() => Flow.AttestAsync(Reporter, District.Year, [seen], true, default));
        await Assert.ThrowsAsync<Forbidden>(() => Flow.SendForApprovalAsync(Approver, District.Year, [seen], default));
    }

    [Fact]
    public async Task AnotherDistrict_FindsNothing()
    {
        await district.SendAsync(District.First);
        var (seen, warning) = (await district.SeenAsync(District.First), (await district.CenterAsync(District.Second)).Warnings[0].Id);
        await Flow.AttestAsync(Approver, District.Year, [seen], true, default);
        var (reporter, approver) = (district.Host.Actor("baosong-jiulongpo"), district.Host.Actor("shending-jiulongpo"));
        seen = await district.SeenAsync(District.First);
        await Assert.ThrowsAsync<NotFoundForActor>(() => Flow.SendForApprovalAsync(reporter, District.Year, [seen], default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Flow.AttestAsync(approver, District.Year, [seen], true, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Flow.SendBackAsync(approver, District.Year, seen, "x", default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Flow.WithdrawAsync(reporter, District.Year, seen, "x", default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Flow.GiveReasonAsync(reporter, District.Year, District.First, "x", default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Flow.ExplainAsync(reporter, warning, "x", default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => district.Desk.ReceiptAsync(reporter, "HZ-2026-CQ2024-01-1", default));
        Assert.DoesNotContain((await district.WorkAsync(reporter)).Centers, c => c.Center == District.First);
    }

    [Fact]
    public async Task TheJointDistrict_ReadsWhatWasHandedIn_AndMovesNothing()
    {
        var joint = district.Host.Actor("baosong-jiulongpo");
        var line = Assert.Single((await district.Desk.WorkAsync(joint, 2025, default)).Joined).Line;
        Assert.Equal(((CenterCode)"CQ2025-02", ReportState.Verified), (line.Center, line.State));
        Assert.Equal(line.Receipt, (await district.Desk.ReceiptAsync(joint, line.Receipt, default)).Version.ReceiptNumber);
        await Assert.ThrowsAsync<NotFoundForActor>(() => Flow.WithdrawAsync(joint, 2025, new("CQ2025-02", 0), "x", default));
    }

    [Fact]
    public async Task TheSuccessor_SeesWhatThePredecessorHandedIn()
    {
        var work = await district.Desk.WorkAsync(district.Host.Actor("baosong-yubei"), 2025, default);
        Assert.Contains(work.Centers, c => c.Center == "CQ2024-04");
    }

    [Fact]
    public async Task OfTwoPeopleAtOnce_TheSecondIsRefused()
    {
        await district.SendAsync(District.First);
        var seen = await district.SeenAsync(District.First);
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await Flow.AttestAsync(Approver, District.Year, [seen], true, default);
                return "";
            }
            catch (Refused refused)
            {
                return refused.Message;
            }
        }));
        Assert.Single(results, r => r == "");
        await using var db = district.Host.Db();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Action == "审定并报送"));
    }

    [Fact]
    public async Task WhatChangedSinceItWasSeen_IsNotAttestedUnseen()
    {
        await district.SendAsync(District.First);
        var seen = await district.SeenAsync(District.First);
        await Flow.WithdrawAsync(Reporter, District.Year, seen, "改一个数", default);
        await district.UploadAsync(District.GoodWith(",184,", ",185,"));
        await district.ExplainAllAsync();
        await Flow.SendForApprovalAsync(Reporter, District.Year, [await district.SeenAsync(District.First)], default);

        var refused = await Assert.ThrowsAsync<Refused>(() => Flow.AttestAsync(Approver, District.Year, [seen], true, default));
        Assert.Contains("他人更改", refused.Message);
        Assert.Equal(ReportState.AwaitingApproval, (await district.ReportAsync(District.First))!.State);
    }

    [Fact]
    public async Task Todos_AreThoseOfTheRole()
    {
        var todos = district.Host.Services.GetServices<ITodoSource>().OfType<SubmissionTodos>().Single();
        var untouched = Assert.Single(await todos.OfAsync(Reporter, default));
        Assert.Equal(("2026年度报送：2 家尚未填报", "/submissions/2026", new DateOnly(2027, 2, 28)), (untouched.Text, untouched.Href, untouched.Due));
        Assert.Empty(await todos.OfAsync(Approver, default));

        await district.SendAsync(District.First);
        Assert.Equal("2026年度报送：1 家草稿待提交审定", Assert.Single(await todos.OfAsync(Reporter, default), t => t.Href == "/submissions/2026").Text);
        Assert.Equal("2026年度报送：1 家待审定", Assert.Single(await todos.OfAsync(Approver, default), t => t.Href == "/submissions/2026").Text);
        Assert.Empty(await todos.OfAsync(district.Host.Actor("fuhe"), default));
    }
}
