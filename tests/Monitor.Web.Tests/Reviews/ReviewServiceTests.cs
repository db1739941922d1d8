using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Reviews;

public sealed class ReviewServiceTests : IDisposable
{
    readonly DemoHost host = new();

    ReviewService Reviews => host.Get<ReviewService>();
    Actor Reviewer => host.Actor("fuhe");
    Actor Other => host.Actor("fuhe2");

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Start_OfASubmittedReport_IsUnderReviewByWhoStarted()
    {
        await HandInAsync();
        await Reviews.StartAsync(Reviewer, await KeyAsync(), default);

        var (report, version) = await ReportAsync();
        Assert.Equal(ReportState.UnderReview, report.State);
        Assert.Equal((Reviewer.Name, Reviewer.UserId, host.Clock.Now), (version.Reviewer, version.ReviewerId, version.ReviewStartedAt));
        Assert.Equal("开始复核", (await LastEntryAsync()).Action);
    }

    [Fact]
    public async Task Verify_WithoutNotes_TakesEveryReportedValueAndEndsTheProvisionalScore()
    {
        await HandInAsync();
        var before = await AssessmentAsync();
        Assert.True(before.Provisional);
        await StartAsync();
        await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default);

        var after = await AssessmentAsync();
        Assert.False(after.Provisional);
        Assert.Equal(before.Score, after.Score);
        var (report, version) = await ReportAsync();
        Assert.Equal(ReportState.Verified, report.State);
        Assert.Equal(host.Clock.Now, version.VerifiedAt);
        Assert.Empty(version.Corrections);
    }

    [Fact]
    public async Task Verify_MakesItsFlagsConfirmable()
    {
        // Two of twenty tasks done: slow.
        await HandInAsync(new() { Cells = new() { ["F05"] = "2" } });
        Assert.Throws<FlagDecisionException>(() => Confirm(FlagAsync().Result));
        await StartAsync();
        await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default);
        Assert.Equal(FlagStatus.Confirmed, Confirm(await FlagAsync()).Status);

        static RecordedFlag Confirm(StoredFlag flag) => FlagLedger.Confirm(flag.Recorded(), "领导", DateTime.UtcNow, "");
        async Task<StoredFlag> FlagAsync()
        {
            await using var db = host.Db();
            return await db.Flags.SingleAsync(f => f.Center == HandedIn.Center && f.Year == HandedIn.Year && f.Rule == "R-PROGRESS" && f.EndedAt == null);
        }
    }

    [Fact]
    public async Task Verify_WithACorrection_ScoresByItAndKeepsTheReportedValueBesideIt()
    {
        await HandInAsync();
        var before = await AssessmentAsync();
        await StartAsync();
        await NoteAsync(new CellNote("F08", "100", "与花名册不符"));
        var preview = (await BenchAsync()).Scores;
        await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default);

        var after = await AssessmentAsync();
        Assert.True(after.Score < before.Score, $"{after.Score} < {before.Score}");
        Assert.Equal(before.Score, preview.Reported!.Score);
        Assert.Equal(after.Score, preview.Verified!.Score);
        Assert.False(preview.Verified.Provisional);
        var trained = CanonicalJson.Read<Scorecard>(after.Json).Indicators.Single(i => i.Code == "B2");
        Assert.Equal(100, trained.Value);

        var (_, version) = await ReportAsync();
        Assert.Equal(184, version.Values.Single(v => v.Field == "F08").Value);
        var correction = Assert.Single(version.Corrections);
        Assert.Equal(("F08", 100m, "与花名册不符", Reviewer.Name), (correction.Field.ToString(), correction.Value, correction.Reason, correction.CorrectedBy));

        var shown = await BenchAsync();
        Assert.Equal((before.Score, after.Score), (shown.Scores.Reported!.Score, shown.Scores.Verified!.Score));
        var line = shown.Lines.Single(l => l.Field.Code == "F08");
        Assert.Equal((184m, "100", "与花名册不符"), (line.Reported.Number, line.Verified, line.Remark));
    }

    [Fact]
    public async Task Verify_OfAValueStruckOut_ScoresItAsMissingNotAsZero()
    {
        await HandInAsync();
        await StartAsync();
        await NoteAsync(new CellNote("F20", "—", "没有证书"));
        await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default);

        Assert.Null(Assert.Single((await ReportAsync()).Version.Corrections).Value);
        Assert.Equal(ScoreStatus.Missing, CanonicalJson.Read<Scorecard>((await AssessmentAsync()).Json).Indicators.Single(i => i.Code == "C3").Status);
    }

    [Fact]
    public async Task Verify_OfTheReportedValueTypedAgain_IsNoCorrection()
    {
        await HandInAsync();
        await StartAsync();
        await NoteAsync(new CellNote("F08", "184"));
        await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default);
        Assert.Empty((await ReportAsync()).Version.Corrections);
    }

    [Theory]
    [InlineData("100", "", "须写明理由")]
    [InlineData("一百", "不符", "应为整数")]
    [InlineData("-1", "不符", "应不小于 0")]
    [InlineData("100.5", "不符", "应为整数")]
    [InlineData("237", "不符", "236")] // 人数 above 人次
    public async Task Verify_WithAFaultyCorrection_IsRefusedAndChangesNothing(string value, string remark, string says)
    {
        await HandInAsync();
        await StartAsync();
        await NoteAsync(new CellNote("F08", value, remark));
        var before = await SnapshotAsync();

        var refused = await Assert.ThrowsAsync<Refused>(async () => await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default));
        Assert.Contains("培养工程师人数", refused.Message);
        Assert.Contains(says, refused.Message);
        Assert.Equal(before, await SnapshotAsync());
        var bench = await BenchAsync();
        Assert.Contains(says, Assert.Single(bench.Faults).Message);
        Assert.Equal(value, bench.Lines.Single(l => l.Field.Code == "F08").Verified);
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
        Assert.Equal(("培养人数无佐证", host.Clock.Now), (version.ReturnReason, version.ReturnedAt));
        Assert.True((await AssessmentAsync()).Provisional);
        var entry = await LastEntryAsync();
        Assert.Equal(("退回区县", "培养人数无佐证", "已退回，附 1 处单元格意见"), (entry.Action, entry.Reason, entry.After));
        var (field, text) = Assert.Single(await DistrictRemarksAsync());
        Assert.Equal(("F08", "请附花名册"), (field, text));

        var flow = host.Get<SubmissionFlow>();
        await flow.AnswerAsync(host.Actor("baosong"), HandedIn.Year, HandedIn.Center, "F08", " 已按花名册改为180 ", default);
        await Assert.ThrowsAsync<NotFoundForActor>(() => flow.AnswerAsync(host.Actor("baosong"), HandedIn.Year, HandedIn.Center, "F09", "没有意见的单元格", default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => flow.AnswerAsync(host.Actor("baosong-yubei"), HandedIn.Year, HandedIn.Center, "F08", "他区", default));
        await Assert.ThrowsAsync<Forbidden>(() => flow.AnswerAsync(host.Actor("shending"), HandedIn.Year, HandedIn.Center, "F08", "审定人", default));

        await HandInAsync(new() { Cells = new() { ["F08"] = "180" }, Reason = "已更正" });
        await Assert.ThrowsAsync<Refused>(() => flow.AnswerAsync(host.Actor("baosong"), HandedIn.Year, HandedIn.Center, "F08", "报送以后", default));
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
        await using var db = host.Db();
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
        foreach (var actor in new[] { "baosong", "shending", "shending-jiulongpo", "jingban", "lingdao", "xitong", "anquan", "shenji" }.Select(host.Actor))
        {
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.StartAsync(actor, key, default));
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.TakeOverAsync(actor, key, "调离", default));
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.NoteAsync(actor, key, [new("F08", "1")], default));
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.VerifyAsync(actor, key, default));
            await Assert.ThrowsAsync<Forbidden>(() => Reviews.ReturnAsync(actor, key, "无佐证", default));
        }
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task Verify_ThatCannotBeAudited_LeavesStateScoreAndFlagsAsTheyWere()
    {
        await HandInAsync();
        await StartAsync();
        await NoteAsync(new CellNote("F08", "100", "与花名册不符"));
        await using (var db = host.Db())
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NoAudit BEFORE INSERT ON Audit BEGIN SELECT RAISE(ABORT, 'no'); END");
        var before = await SnapshotAsync();
        await Assert.ThrowsAsync<DbUpdateException>(async () => await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default));
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task Verify_WhoseScoreCannotBeStored_LeavesTheReportUnderReview()
    {
        await HandInAsync();
        await StartAsync();
        await using (var db = host.Db())
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NoScore BEFORE INSERT ON Assessments BEGIN SELECT RAISE(ABORT, 'no'); END");
        var before = await SnapshotAsync();
        await Assert.ThrowsAsync<DbUpdateException>(async () => await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default));
        Assert.Equal(before, await SnapshotAsync());
    }

    Task StartAsync() => Run(async () => await Reviews.StartAsync(Reviewer, await KeyAsync(), default));
    Task NoteAsync(params CellNote[] notes) => Run(async () => await Reviews.NoteAsync(Reviewer, await KeyAsync(), notes, default));
    Task<Workbench> BenchAsync() => host.Get<Workbenches>().OfAsync(Reviewer, HandedIn.Center, HandedIn.Year.Value, default);
    static Task Run(Func<Task> work) => work();

    /// <summary>What the district reads at the cells of the report.</summary>
    async Task<IEnumerable<(string, string)>> DistrictRemarksAsync() =>
        (await host.Get<SubmissionDesk>().WorkAsync(host.Actor("baosong"), HandedIn.Year, default))
            .Centers.Single(c => c.Center == HandedIn.Center).Remarks.Select(r => (r.Field.Code, r.Text));

    async Task HandInAsync(HandedIn? report = null)
    {
        await using var db = host.Db();
        await (report ?? new()).InAsync(db, host.Get<RulebookStore>(), host.Get<AssessmentKeeper>());
    }

    async Task<ReviewKey> KeyAsync() => new(HandedIn.Center, HandedIn.Year, (await ReportAsync()).Report.Revision);

    async Task<(AnnualReport Report, Submission Version)> ReportAsync()
    {
        await using var db = host.Db();
        var report = await db.Reports.Include(r => r.Submissions).ThenInclude(s => s.Values)
            .Include(r => r.Submissions).ThenInclude(s => s.Corrections).Include(r => r.Submissions).ThenInclude(s => s.Notes)
            .AsSplitQuery().SingleAsync(r => r.Center == HandedIn.Center && r.Year == HandedIn.Year);
        return (report, report.Submissions.MaxBy(s => s.Version)!);
    }

    async Task<StoredAssessment> AssessmentAsync()
    {
        await using var db = host.Db();
        return await db.Assessments.SingleAsync(a => a.Center == HandedIn.Center && a.Year == HandedIn.Year && !a.IsTerm && a.SupersededAt == null);
    }

    async Task<AuditEntry> LastEntryAsync()
    {
        await using var db = host.Db();
        return await db.Audit.OrderByDescending(a => a.Id).FirstAsync();
    }

    /// <summary>All that a command could change, as one text.</summary>
    async Task<string> SnapshotAsync()
    {
        var (report, version) = await ReportAsync();
        await using var db = host.Db();
        return CanonicalJson.Write(new
        {
            report.State,
            report.Revision,
            version.Reviewer,
            version.ReturnReason,
            version.VerifiedAt,
            Corrections = version.Corrections.Count,
            Notes = version.Notes.Select(n => $"{n.Field} {n.Value} {n.Remark}"),
            Assessments = await db.Assessments.Select(a => $"{a.Id} {a.SupersededAt}").ToListAsync(),
            Flags = await db.Flags.Select(f => $"{f.Id} {f.Status}").ToListAsync(),
            Audit = await db.Audit.CountAsync(),
        });
    }

    async Task RefusedAsync(Func<Task> command, string says)
    {
        var before = await SnapshotAsync();
        Assert.Contains(says, (await Assert.ThrowsAsync<Refused>(command)).Message);
        Assert.Equal(before, await SnapshotAsync());
    }
}
