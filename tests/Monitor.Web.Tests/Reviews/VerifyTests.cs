using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Reviews;

namespace Monitor.Web.Tests.Reviews;

/// <summary>A reviewer verifies a report: scores, corrections, refusals, and nothing by halves.</summary>
public sealed class VerifyTests : ReviewScene
{
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
        Assert.Equal(Host.Clock.Now, version.VerifiedAt);
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

        RecordedFlag Confirm(StoredFlag flag) => FlagLedger.Confirm(flag.Recorded(), "领导", Host.Clock.Now, "");
        async Task<StoredFlag> FlagAsync()
        {
            await using var db = Host.Db();
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
    public async Task Verify_ThatCannotBeAudited_LeavesStateScoreAndFlagsAsTheyWere()
    {
        await HandInAsync();
        await StartAsync();
        await NoteAsync(new CellNote("F08", "100", "与花名册不符"));
        await using (var db = Host.Db())
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
        await using (var db = Host.Db())
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NoScore BEFORE INSERT ON Assessments BEGIN SELECT RAISE(ABORT, 'no'); END");
        var before = await SnapshotAsync();
        await Assert.ThrowsAsync<DbUpdateException>(async () => await Reviews.VerifyAsync(Reviewer, await KeyAsync(), default));
        Assert.Equal(before, await SnapshotAsync());
    }
}
