using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>The moves that an annual review and a term assessment share, by <see cref="ReviewTransitions"/>.</summary>
sealed class ReviewMoves<T>(CaseMover mover, CasePath<T, ReviewState, ReviewAction> path) where T : Review
{
    /// <summary>Sent only as it was written: where the score has moved since, it is written anew.</summary>
    /// <param name="card">The scorecard as it stands.</param>
    public Task SendForOpinionAsync(Actor actor, CaseKey key, Func<CaseWork, T, Task<Scorecard>> card, Func<T, StepNote> said, CancellationToken cancel) =>
        MoveAsync(actor, key, ReviewAction.SendForOpinion, async (work, review) =>
        {
            var now = await card(work, review);
            if (now.Grade != review.GradeByScore || now.Score != review.Score)
                throw new Refused($"结论写成后得分已变为{now.Score?.ToString("0.00") ?? Formats.NotApplicable}（{Names.Of(now.Grade)}）。请先修改结论，再送区县征求意见。");
            review.SentOn = work.Today;
            return said(review);
        }, cancel);

    public Task CoSignAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.CoSign, (work, review) =>
    {
        (review.DistrictOpinion, review.AnsweredOn) = (Given.Optional(opinion, "会签意见"), work.Today);
        return Task.FromResult(new StepNote(review.DistrictOpinion, $"结论：{review.ConclusionName}"));
    }, cancel);

    public Task DissentAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.Dissent, (work, review) =>
    {
        (review.DistrictOpinion, review.AnsweredOn) = (Given.Text(reason, "异议的理由"), work.Today);
        return Task.FromResult(new StepNote(review.DistrictOpinion, $"结论：{review.ConclusionName}"));
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
        return Task.FromResult(new StepNote(RestsOn: $"结论：{review.ConclusionName}，{(review.CoSigned ? "已会签" : "未会签")}"));
    }, cancel);

    /// <summary>裁定异议: the leader's conclusion stands, with what the district said beside it. It is not co-signed.</summary>
    /// <param name="conclude">Checks and writes the conclusion.</param>
    public Task SettleAsync(Actor actor, CaseKey key, string reason, Func<CaseWork, T, Task> conclude, CancellationToken cancel) => MoveAsync(actor, key, ReviewAction.Settle, async (work, review) =>
    {
        work.RequireOther(review.OwnerId, CaseNames.Of(ReviewAction.Settle));
        var before = review.ConclusionName;
        await conclude(work, review);
        review.Settlement = Given.Text(reason, "裁定的理由");
        (review.ConcludedOn, review.CoSigned) = (work.Today, ReviewTransitions.IsCoSigned(review.State));
        return new StepNote(review.Settlement, $"服务中心结论：{before}；区县异议：{review.DistrictOpinion}；裁定：{review.ConclusionName}");
    }, cancel);

    /// <summary>Opinion and conclusion may be changed until they are sent.</summary>
    public Task AmendAsync(Actor actor, CaseKey key, string action, Func<CaseWork, T, Task> write, Func<T, StepNote> said, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return mover.ChangeAsync(path, actor, key, action, async (work, review) =>
        {
            CaseMover.RequireSeen(key, review.Revision);
            if (review.State != ReviewState.UnderReview) throw new IllegalTransition(CaseNames.Of(review.State), action, "结论送区县后不再改动。");
            await write(work, review);
            await work.StepAsync(review, action, CaseNames.Of(review.State), CaseNames.Of(review.State), said(review));
        }, cancel);
    }

    Task MoveAsync(Actor actor, CaseKey key, ReviewAction action, Func<CaseWork, T, Task<StepNote>> apply, CancellationToken cancel) =>
        mover.MoveAsync(path, actor, key, action, apply, cancel);
}
