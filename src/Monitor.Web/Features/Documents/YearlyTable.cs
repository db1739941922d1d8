using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights;

namespace Monitor.Web.Features.Documents;

/// <summary>All centres of one year, as the party-group meeting sees them: scores by group, grade, conclusion, flags and what is proposed.</summary>
sealed record YearlyTable(ReportYear Year, IReadOnlyList<(string Code, string Name, decimal Weight)> Groups, IReadOnlyList<YearlyRow> Rows)
{
    /// <param name="cards">Scorecards of the year.</param>
    /// <param name="cases">Of all years; a closed one of another year is left out by <see cref="YearlyRow.Propose"/>.</param>
    public static YearlyTable Of(Overview overview, IReadOnlyDictionary<CenterCode, Scorecard> cards, IReadOnlyDictionary<CenterCode, AnnualReview> reviews, IReadOnlyList<ICase> cases)
    {
        var groups = cards.Values.SelectMany(c => c.Dimensions).Where(d => d.Weight > 0).DistinctBy(d => d.Code).OrderBy(d => d.Code, StringComparer.Ordinal)
            .Select(d => (d.Code, d.Name, d.Weight)).ToList();
        return new(overview.Year!.Value, groups,
        [
            .. overview.Centers.OrderByDescending(c => c.Figures.Score ?? -1).ThenBy(c => c.Figures.Code).Select(c =>
            {
                var card = cards.GetValueOrDefault(c.Figures.Code);
                var review = reviews.GetValueOrDefault(c.Figures.Code);
                return new YearlyRow(
                    c.Figures, [.. groups.Select(g => card?.Dimensions.FirstOrDefault(d => d.Code == g.Code)?.Score)], review is { IsOpen: false } ? review : null,
                    [.. c.Risks], YearlyRow.Propose(c, review, [.. cases.Where(x => x.Center == c.Figures.Code)]));
            }),
        ]);
    }
}

/// <param name="Groups">Score of each group, 0–100; null where nothing of it was scored.</param>
/// <param name="Review">Null where it is not concluded.</param>
sealed record YearlyRow(CenterYear Figures, IReadOnlyList<decimal?> Groups, AnnualReview? Review, IReadOnlyList<Insights.Risk> Risks, string Proposal)
{
    public string Report => !Figures.Reported ? "未报送" : Figures.Provisional ? "待核定" : "已核定";

    public string Grade => Figures.Grade is { } grade ? Names.Of(grade) : Numbers.MissingMark;

    public string Conclusion => Review is null ? CommonFacts.None : $"{Names.Of(Review.Conclusion)}{(Review.CoSigned ? "" : "（未会签）")}";

    public string Flags => Risks.Count == 0 ? "无" : string.Join("；", Risks.Select(r => $"{Names.Of(r.Severity)}：{r.Title}"));

    /// <summary>What a case already proposes, else what the record gives occasion to study. Rules advise; the meeting decides.</summary>
    public static string Propose(CenterNow center, AnnualReview? review, IReadOnlyList<ICase> cases)
    {
        if (cases.OfType<Revocation>().LastOrDefault(c => c.State is not (RevocationState.NotRevoked or RevocationState.Withdrawn)) is { } revocation)
            return revocation.State == RevocationState.Revoked ? "已撤销" : $"拟撤销（{revocation.Id}，{CaseNames.Of(revocation.State)}）";
        if (cases.OfType<Rectification>().LastOrDefault(c => c.IsOpen || review is not null && c.Year == review.Year) is { } notice)
            return $"整改（{notice.Id}，{CaseNames.Of(notice.State)}）";
        if (!center.Figures.Reported) return "督促报送";
        if (review is { ConcludedOn: not null, CoSigned: true, Conclusion: Analytics.Vocabulary.Grade.Fail }) return "研究整改（三（一））";
        return center.Worst switch
        {
            Severity.Revoke => "研究撤销（三（四））",
            Severity.Rectify => "研究整改（三（一））",
            _ => review?.ConcludedOn is null ? "待复盘定论" : "继续建设",
        };
    }
}
