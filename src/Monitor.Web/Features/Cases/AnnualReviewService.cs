using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Cases;

/// <summary>What the service centre concludes of a year.</summary>
/// <param name="Deviation">Why it is not the scorecard's grade; needed where it differs.</param>
public sealed record ReviewDraft(Grade Conclusion, string Opinion, string Deviation = "");

/// <summary>
/// 年度复盘 (三（三）): the service centre concludes, the district co-signs or dissents, 15 days' silence is recorded and is no signature, a leader
/// settles a dissent.
/// </summary>
public sealed class AnnualReviewService(Recorder recorder, TimeProvider time)
{
    /// <summary>Opens the review of a verified year, with opinion and conclusion.</summary>
    /// <exception cref="Refused">The year is not verified, has a review, or the conclusion needs a reason or cannot be drawn.</exception>
    public Task OpenAsync(Actor actor, CenterCode code, ReportYear year, ReviewDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return recorder.RecordAsync(async db =>
        {
            var work = new CaseWork(db, actor, await CaseAccess.CenterAsync(db, actor, code, cancel), time.UtcNow(), cancel);
            if (await db.Reviews.AnyAsync(r => r.Center == code && r.Year == year, cancel)) throw new Refused($"{code} {year}年度复盘已经开始，请在原案件中办理。");
            var review = new AnnualReview { Center = code, Year = year, State = ReviewState.UnderReview, Conclusion = draft.Conclusion, OwnerId = actor.UserId, Owner = actor.Name };
            await WriteAsync(work, review, draft);
            db.Reviews.Add(review);
            await work.StepAsync(review, "开展年度复盘", "", CaseNames.Of(review.State), Said(review));
            return [code];
        }, cancel);
    }

    /// <summary>Opinion and conclusion may be changed until they are sent.</summary>
    public Task AmendAsync(Actor actor, CaseKey key, ReviewDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return RecordAsync(actor, key, async (work, review) =>
        {
            if (review.State != ReviewState.UnderReview) throw new IllegalTransition(CaseNames.Of(review.State), "修改复盘结论", "结论送区县后不再改动。");
            await WriteAsync(work, review, draft);
            await work.StepAsync(review, "修改复盘结论", CaseNames.Of(review.State), CaseNames.Of(review.State), Said(review));
        }, cancel);
    }

    public Task SendForOpinionAsync(Actor actor, CaseKey key, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.SendForOpinion, async (work, review) =>
    {
        var card = await CardAsync(work, review.Year);
        if (card.Grade != review.GradeByScore || card.Score != review.Score)
            throw new Refused($"结论写成后得分已变为{Worded(card)}。请先修改复盘结论，再送区县征求意见。");
        review.SentOn = work.Today;
        return Said(review);
    }, cancel);

    public Task CoSignAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.CoSign, (work, review) =>
    {
        (review.DistrictOpinion, review.AnsweredOn) = (Given.Optional(opinion, "会签意见"), work.Today);
        return Task.FromResult(new StepNote(review.DistrictOpinion, $"结论：{Names.Of(review.Conclusion)}"));
    }, cancel);

    public Task DissentAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.Dissent, (work, review) =>
    {
        (review.DistrictOpinion, review.AnsweredOn) = (Given.Text(reason, "异议的理由"), work.Today);
        return Task.FromResult(new StepNote(review.DistrictOpinion, $"结论：{Names.Of(review.Conclusion)}"));
    }, cancel);

    /// <exception cref="Refused">The district's 15 days are not over.</exception>
    public Task RecordSilenceAsync(Actor actor, CaseKey key, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.RecordSilence, (work, review) =>
    {
        if (!ReviewTransitions.IsSilent(review.SentOn!.Value, work.Today))
            throw new Refused($"结论于 {ChinaTime.Text(review.SentOn.Value)} 送区县，15天的答复期未满，还不能记录逾期未复。");
        return Task.FromResult(new StepNote(RestsOn: $"{ChinaTime.Text(review.SentOn.Value)} 送出，15天内未答复；不视为会签"));
    }, cancel);

    public Task ConcludeAsync(Actor actor, CaseKey key, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.Conclude, (work, review) =>
    {
        (review.ConcludedOn, review.CoSigned) = (work.Today, ReviewTransitions.IsCoSigned(review.State));
        return Task.FromResult(new StepNote(RestsOn: $"结论：{Names.Of(review.Conclusion)}，{(review.CoSigned ? "已会签" : "未会签")}"));
    }, cancel);

    /// <summary>裁定异议: the leader's grade stands, with what the district said beside it. It is not co-signed.</summary>
    public Task SettleAsync(Actor actor, CaseKey key, Grade conclusion, string reason, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.Settle, async (work, review) =>
    {
        work.RequireOther(review.OwnerId, CaseNames.Of(ReviewAction.Settle));
        RequireDrawable(work, review.Year, conclusion, await CardAsync(work, review.Year));
        var before = review.Conclusion;
        review.Settlement = Given.Text(reason, "裁定的理由");
        (review.Conclusion, review.ConcludedOn, review.CoSigned) = (conclusion, work.Today, ReviewTransitions.IsCoSigned(review.State));
        return new StepNote(review.Settlement, $"服务中心结论：{Names.Of(before)}；区县异议：{review.DistrictOpinion}；裁定：{Names.Of(conclusion)}");
    }, cancel);

    Task MoveAsync(Actor actor, CaseKey key, ReviewAction action, Func<CaseWork, AnnualReview, Task<StepNote>> apply, CancellationToken cancel) =>
        RecordAsync(actor, key, async (work, review) =>
        {
            work.RequireActing(CaseNames.Of(action));
            var (from, to) = (review.State, ReviewTransitions.Next(review.State, action, actor.Role));
            var note = await apply(work, review);
            review.State = to;
            await work.StepAsync(review, CaseNames.Of(action), CaseNames.Of(from), CaseNames.Of(to), note);
        }, cancel);

    Task RecordAsync(Actor actor, CaseKey key, Func<CaseWork, AnnualReview, Task> change, CancellationToken cancel) => recorder.RecordAsync(async db =>
    {
        var (review, center) = await CaseAccess.FindAsync(db, actor, d => CaseAccess.ReviewAsync(d, key.Id, cancel), cancel);
        var seen = review.Revision;
        await change(new(db, actor, center, time.UtcNow(), cancel), review);
        CaseMoves.RequireSeen(key, seen);
        return [review.Center];
    }, cancel);

    static async Task WriteAsync(CaseWork work, AnnualReview review, ReviewDraft draft)
    {
        var card = await CardAsync(work, review.Year);
        RequireDrawable(work, review.Year, draft.Conclusion, card);
        review.Opinion = Given.Text(draft.Opinion, "复盘意见");
        review.Deviation = draft.Conclusion == card.Grade ? "" : Given.Text(draft.Deviation, $"结论与评分等级（{Names.Of(card.Grade)}）不同的理由");
        (review.Conclusion, review.GradeByScore, review.Score) = (draft.Conclusion, card.Grade, card.Score);
    }

    /// <summary>The scorecard of the verified year.</summary>
    static async Task<Scorecard> CardAsync(CaseWork work, ReportYear year)
    {
        var code = work.Center.Code;
        var verified = await work.Db.Reports.AnyAsync(r => r.Center == code && r.Year == year && r.State == ReportState.Verified, work.Cancel);
        var json = await work.Db.Assessments.Where(a => a.Center == code && a.Year == year && !a.IsTerm && a.SupersededAt == null).Select(a => a.Json).SingleOrDefaultAsync(work.Cancel);
        if (!verified || json is null) throw new Refused($"{code} {year}年度报告尚未核定，不能开展复盘。请先完成复核。");
        return CanonicalJson.Read<Scorecard>(json);
    }

    static void RequireDrawable(CaseWork work, ReportYear year, Grade conclusion, Scorecard card)
    {
        var isGraded = new ValidityPeriod(work.Center.DesignatedOn).IsGraded(year);
        if (!isGraded && conclusion != Grade.Ungraded) throw new Refused("首年不满6个月，只复盘，不定级。请选择“不定级”。");
        if (isGraded && card.Grade != Grade.Ungraded && conclusion == Grade.Ungraded) throw new Refused($"{year}年度有评分等级（{Names.Of(card.Grade)}），复盘须定级。");
        if (card.Grade == Grade.Fail && card.GradeByScore != Grade.Fail && conclusion != Grade.Fail)
            throw new Refused("一票否决或底线未达标，结论只能为不合格。");
    }

    static StepNote Said(AnnualReview review) => new(
        review.Deviation, $"结论：{Names.Of(review.Conclusion)}；评分：{review.Score?.ToString("0.00") ?? Formats.NotApplicable}（{Names.Of(review.GradeByScore!.Value)}）；意见：{review.Opinion}");

    static string Worded(Scorecard card) => $"{card.Score?.ToString("0.00") ?? Formats.NotApplicable}（{Names.Of(card.Grade)}）";
}
