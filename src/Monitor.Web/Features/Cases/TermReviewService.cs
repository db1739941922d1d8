using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>What the service centre concludes of a term.</summary>
/// <param name="Deviation">Why it is not what the cumulated score says; needed where it differs.</param>
public sealed record TermDraft(bool Passed, string Opinion, string Deviation = "");

/// <summary>
/// 三年建设评估 (三（三）): held with the third review, signed as a review is. Passed, the centre runs to the end of its validity; failed and co-signed, it
/// goes into 延续观察, and may be rectified.
/// </summary>
public sealed class TermReviewService(CaseMover mover)
{
    readonly ReviewMoves<TermReview> moves = new(mover, new(CaseAccess.TermAsync, ReviewTransitions.Next, CaseNames.Of, CaseNames.Of));

    /// <exception cref="Refused">The term is not over, a year of it is not concluded, or the conclusion cannot be drawn.</exception>
    public Task OpenAsync(Actor actor, CenterCode code, TermDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return mover.OpenAsync(actor, code, async work =>
        {
            await work.RequireStandingAsync();
            if (await work.Db.TermReviews.AnyAsync(r => r.Center == code, cancel)) throw new Refused($"{code} 三年建设评估已经开始，请在原案件中办理。");
            if (WhyNot(await work.HistoryAsync(), work.Today) is { } reason) throw new Refused(reason);
            var review = new TermReview
            {
                Center = code,
                Year = new ValidityPeriod(work.Center.DesignatedOn).LastYear,
                State = ReviewState.UnderReview,
                Passed = draft.Passed,
                OwnerId = actor.UserId,
                Owner = actor.Name,
            };
            await WriteAsync(work, review, draft);
            work.Db.TermReviews.Add(review);
            await work.StepAsync(review, "开展三年建设评估", "", CaseNames.Of(review.State), Said(review));
        }, cancel);
    }

    /// <inheritdoc cref="ReviewMoves{T}.AmendAsync"/>
    public Task AmendAsync(Actor actor, CaseKey key, TermDraft draft, CancellationToken cancel) =>
        moves.AmendAsync(actor, key, "修改评估结论", (work, review) => WriteAsync(work, review, draft), Said, cancel);

    /// <inheritdoc cref="ReviewMoves{T}.SendForOpinionAsync"/>
    public Task SendForOpinionAsync(Actor actor, CaseKey key, CancellationToken cancel) =>
        moves.SendForOpinionAsync(actor, key, (work, _) => CardAsync(work), Said, cancel);

    public Task CoSignAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => moves.CoSignAsync(actor, key, opinion, cancel);

    public Task DissentAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) => moves.DissentAsync(actor, key, reason, cancel);

    /// <inheritdoc cref="ReviewMoves{T}.RecordSilenceAsync"/>
    public Task RecordSilenceAsync(Actor actor, CaseKey key, CancellationToken cancel) => moves.RecordSilenceAsync(actor, key, cancel);

    public Task ConcludeAsync(Actor actor, CaseKey key, CancellationToken cancel) => moves.ConcludeAsync(actor, key, cancel);

    /// <inheritdoc cref="ReviewMoves{T}.SettleAsync"/>
    public Task SettleAsync(Actor actor, CaseKey key, bool passed, string reason, CancellationToken cancel) => moves.SettleAsync(actor, key, reason, async (work, review) =>
    {
        RequireDrawable(passed, await CardAsync(work));
        review.Passed = passed;
    }, cancel);

    /// <summary>What the cumulated score says; null where it says nothing.</summary>
    public static bool? ByScore(Scorecard card) => card.Grade == Grade.Ungraded ? null : card.Grade != Grade.Fail;

    /// <summary>
    /// Why the assessment cannot be held yet: the last year is neither reported nor locked, or a reported year's review is not concluded. Null where it can.
    /// </summary>
    public static string? WhyNot(CenterHistory history, DateOnly today)
    {
        var validity = history.Center.Validity;
        if (history.Report(validity.LastYear) is null && !history.Rounds.Any(r => r.Year >= validity.LastYear && r.GraceEnds < today))
            return $"建设期未满：{validity.LastYear}年度尚未报送，三年建设评估与该年度复盘同期开展。";
        var open = validity.Years.Where(y => history.Report(y) is not null && history.Review(y) is null).ToList();
        return open.Count == 0 ? null : $"{string.Join("、", open)}年度复盘尚未定论，三年建设评估须以三个年度的复盘为基础。请先完成复盘。";
    }

    static async Task WriteAsync(CaseWork work, TermReview review, TermDraft draft)
    {
        var card = await CardAsync(work);
        RequireDrawable(draft.Passed, card);
        review.Opinion = Given.Text(draft.Opinion, "评估意见");
        review.Deviation = ByScore(card) == draft.Passed ? "" : Given.Text(draft.Deviation, $"结论与三年累计评分（{Names.Of(card.Grade)}）不同的理由");
        (review.Passed, review.GradeByScore, review.Score) = (draft.Passed, card.Grade, card.Score);
    }

    /// <summary>The cumulated scorecard of the term.</summary>
    static async Task<Scorecard> CardAsync(CaseWork work)
    {
        var code = work.Center.Code;
        var json = await work.Db.Assessments.Where(a => a.Center == code && a.IsTerm && a.SupersededAt == null).Select(a => a.Json).SingleOrDefaultAsync(work.Cancel)
            ?? throw new Refused($"{code} 没有三年累计评分，不能评估。请先完成各年度报送与复核。");
        var card = CanonicalJson.Read<Scorecard>(json);
        return card.Provisional ? throw new Refused($"{code} 有年度报告尚未核定，三年累计评分还是暂定的。请先完成复核。") : card;
    }

    static void RequireDrawable(bool passed, Scorecard card)
    {
        if (passed && card.Overridden) throw new Refused("一票否决或底线未达标，三年建设评估只能为未通过。");
    }

    static StepNote Said(TermReview review) => new(
        review.Deviation, $"结论：{review.ConclusionName}；三年累计评分：{review.Score?.ToString("0.00") ?? Formats.NotApplicable}（{Names.Of(review.GradeByScore!.Value)}）；意见：{review.Opinion}");
}
