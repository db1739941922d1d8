using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>What the service centre concludes of a year.</summary>
/// <param name="Deviation">Why it is not the scorecard's grade; needed where it differs.</param>
public sealed record ReviewDraft(Grade Conclusion, string Opinion, string Deviation = "");

/// <summary>
/// 年度复盘 (三（三）): the service centre concludes, the district co-signs or dissents, 15 days' silence is recorded and is no signature, a leader
/// settles a dissent.
/// </summary>
public sealed class AnnualReviewService(CaseMover mover)
{
    readonly ReviewMoves<AnnualReview> moves = new(mover, new(CaseAccess.ReviewAsync, ReviewTransitions.Next, CaseNames.Of, CaseNames.Of));

    /// <summary>Opens the review of a verified year, with opinion and conclusion.</summary>
    /// <exception cref="Refused">The year is not verified, has a review, or the conclusion needs a reason or cannot be drawn.</exception>
    public Task OpenAsync(Actor actor, CenterCode code, ReportYear year, ReviewDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return mover.OpenAsync(actor, code, async work =>
        {
            if (await work.Db.Reviews.AnyAsync(r => r.Center == code && r.Year == year, cancel)) throw new Refused($"{code} {year}年度复盘已经开始，请在原案件中办理。");
            var review = new AnnualReview { Center = code, Year = year, State = ReviewState.UnderReview, Conclusion = draft.Conclusion, OwnerId = actor.UserId, Owner = actor.Name };
            await WriteAsync(work, review, draft);
            work.Db.Reviews.Add(review);
            await work.StepAsync(review, "开展年度复盘", "", CaseNames.Of(review.State), Said(review));
        }, cancel);
    }

    /// <inheritdoc cref="ReviewMoves{T}.AmendAsync"/>
    public Task AmendAsync(Actor actor, CaseKey key, ReviewDraft draft, CancellationToken cancel) =>
        moves.AmendAsync(actor, key, "修改复盘结论", (work, review) => WriteAsync(work, review, draft), Said, cancel);

    /// <inheritdoc cref="ReviewMoves{T}.SendForOpinionAsync"/>
    public Task SendForOpinionAsync(Actor actor, CaseKey key, CancellationToken cancel) =>
        moves.SendForOpinionAsync(actor, key, (work, review) => CardAsync(work, review.Year), Said, cancel);

    public Task CoSignAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => moves.CoSignAsync(actor, key, opinion, cancel);

    public Task DissentAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) => moves.DissentAsync(actor, key, reason, cancel);

    /// <inheritdoc cref="ReviewMoves{T}.RecordSilenceAsync"/>
    public Task RecordSilenceAsync(Actor actor, CaseKey key, CancellationToken cancel) => moves.RecordSilenceAsync(actor, key, cancel);

    public Task ConcludeAsync(Actor actor, CaseKey key, CancellationToken cancel) => moves.ConcludeAsync(actor, key, cancel);

    /// <inheritdoc cref="ReviewMoves{T}.SettleAsync"/>
    public Task SettleAsync(Actor actor, CaseKey key, Grade conclusion, string reason, CancellationToken cancel) => moves.SettleAsync(actor, key, reason, async (work, review) =>
    {
        RequireDrawable(work, review.Year, conclusion, await CardAsync(work, review.Year));
        review.Conclusion = conclusion;
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
}
