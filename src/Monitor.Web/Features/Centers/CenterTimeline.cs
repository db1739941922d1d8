using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>The centre's file told in order: designation, each year, its cases, the term's assessment, and what comes next until when.</summary>
sealed class CenterTimeline(
    CenterHistory history, IReadOnlyList<AnnualReport> reports, IReadOnlyDictionary<ReportYear, Scorecard> scored, ILookup<ReportYear, Entry> cases, DistrictNames names, Disclosure disclosure,
    DateOnly today)
{
    ValidityPeriod Validity => history.Center.Validity;

    /// <param name="years">Years to tell: those of the term, and the extra one where there is one.</param>
    public IReadOnlyList<Chapter> Tell(IReadOnlyList<ReportYear> years) =>
    [
        new("建设名单", [new(Validity.From, "列入建设名单", $"有效期至 {ChinaTime.Text(Validity.To)}")]),
        .. years.Where(y => y <= Validity.LastYear).Select(Year).Where(c => c.Entries.Count > 0),
        .. history.TermConclusions.Count > 0 ? [new Chapter("三年建设评估", [.. history.TermConclusions.Select(Concluded)], Key: PeriodView.TermKey)] : Array.Empty<Chapter>(),
        .. years.Where(y => y > Validity.LastYear).Select(Year).Where(c => c.Entries.Count > 0),
        .. new[] { new Chapter("撤销", [.. Revoked()]), new Chapter("有效期", [.. Ended()]), new Chapter("接下来", [.. Next()]) }.Where(c => c.Entries.Count > 0),
    ];

    Chapter Year(ReportYear year) => new(
        $"{year}年度",
        [
            .. ReportEntries(year)
                .Concat(history.Incidents.Where(i => i.OccurredOn.Year == year.Value && disclosure.Shows(i)).SelectMany(Incident))
                .Concat(history.Reviews.Where(r => r.Year == year).Select(Concluded))
                .Concat(history.Rectifications.Where(r => r.ForYear == year && disclosure.Shows(r)).SelectMany(Rectification))
                .Concat(cases[year])
                .OrderBy(e => e.On),
        ],
        !Validity.Expects(year) ? "延续观察" : Validity.IsGraded(year) ? "" : "首年不满6个月，只复盘，不定级",
        year.ToString());

    IEnumerable<Entry> ReportEntries(ReportYear year)
    {
        if (history.Rounds.FirstOrDefault(r => r.Year == year) is { ExtendedDue: { } later, ExtendedOn: { } granted } round)
            yield return new(granted, $"报送延期至 {ChinaTime.Text(later)}", $"原截止日 {ChinaTime.Text(round.Due)}");
        foreach (var reminder in history.Reminders.Where(r => r.Year == year))
            yield return new(reminder.SentOn, $"催报（{reminder.Channel}）", reminder.AcknowledgedOn is { } day ? $"{ChinaTime.Text(day)} 确认收到" : "");
        var versions = reports.Where(r => r.Year == year).SelectMany(r => r.Submissions).Where(s => s.SubmittedAt is not null).OrderBy(s => s.Version).ToList();
        foreach (var version in versions)
        {
            yield return new(ChinaTime.DayOf(version.SubmittedAt!.Value), $"{names.Of(version.Upload.District)}报送第{version.Version}版",
                version.IsImported ? "由命令行导入，未经审定声明" : version.Version == 1 ? version.ReceiptNumber : $"{version.ReceiptNumber} {version.Reason}", Href: version.Upload.FileId is { } file ? $"/uploads/{file}" : null);
            if (version.WithdrawnAt is { } withdrawn) yield return new(ChinaTime.DayOf(withdrawn), $"撤回第{version.Version}版");
            if (version.ReturnedAt is { } returned) yield return new(ChinaTime.DayOf(returned), $"退回第{version.Version}版", version.ReturnReason, EntryLook.Bad);
            if (version.VerifiedAt is { } verified)
                yield return new(ChinaTime.DayOf(verified), "核定", version.Corrections.Count == 0 ? "与申报值一致" : $"核定值与申报值不同的有{version.Corrections.Count}项");
        }
        if (!versions.Exists(v => v.IsHandedIn) && history.Rounds.FirstOrDefault(r => r.Year == year) is { } missed && missed.EffectiveDue < today)
            yield return new(missed.EffectiveDue, "截止日未报送", "", EntryLook.Bad);
    }

    static IEnumerable<Entry> Incident(Incident incident)
    {
        yield return new(incident.OccurredOn, $"发生{Names.Of(incident.Kind)}{(incident.IsConfirmed ? "" : "（未确认）")}", $"{incident.Authority} {incident.DocumentNumber}", EntryLook.Bad);
        if (incident.ConfirmedOn is { } day) yield return new(day, "主管机关确认", "触发一票否决", EntryLook.Bad);
    }

    Entry Concluded(ReviewConclusion review) => new(
        review.ConcludedOn,
        $"复盘定论：{Names.Of(review.Conclusion)}",
        string.Join("，", new[] { scored.TryGetValue(review.Year, out var card) && card.Score is { } s ? $"得分{Formats.Score(s)}" : "", review.CoSigned ? "区县已会签" : "区县未会签" }.Where(t => t.Length > 0)),
        review.IsFailed ? EntryLook.Bad : EntryLook.Done);

    static Entry Concluded(TermConclusion term) => new(
        term.ConcludedOn, $"评估{(term.Passed ? "通过" : "未通过")}", term.CoSigned ? "区县已会签" : "区县未会签", term.IsFailed ? EntryLook.Bad : EntryLook.Done);

    static IEnumerable<Entry> Rectification(RectificationFacts notice)
    {
        (DateOnly? On, string Text, string Detail)[] steps =
        [
            (notice.ProposedOn, "提出整改", $"案号 {notice.Id}" + (notice.ForTerm ? "，因三年建设评估未通过" : "")),
            (notice.IssuedOn, "核发整改通知", notice.DocumentNumber),
            (notice.ServedOn, "通知送达", notice.FirstDeadline is { } first ? $"整改期限 {ChinaTime.Text(first)}" : ""),
            (notice.ExtendedOn, "整改期限延长", $"{(notice.FirstDeadline is { } old ? ChinaTime.Text(old) : "—")} → {(notice.ExtendedDeadline is { } later ? ChinaTime.Text(later) : "—")}"),
            (notice.EvidenceOn, "提交佐证", ""),
            (notice.InspectedOn, $"现场复核：验收{(notice.Accepted == true ? "通过" : "不通过")}", ""),
            (notice.ClosedOn, "销号", ""),
        ];
        foreach (var (on, text, detail) in steps)
            if (on is not null) yield return new(on, text, detail);
    }

    IEnumerable<Entry> Revoked()
    {
        if (history.RevokedOn is { } day) yield return new(day, "已撤销", "不再报送、复盘和评估", EntryLook.Bad);
    }

    IEnumerable<Entry> Ended()
    {
        if (history.RevokedOn is null && Validity.To < today) yield return new(Validity.To, "有效期届满");
    }

    /// <summary>Steps that are still to come, each with the day until which; none once it is revoked.</summary>
    IEnumerable<Entry> Next()
    {
        if (history.RevokedOn is not null) yield break;
        foreach (var notice in history.Rectifications.Where(r => r.ClosedOn is null && disclosure.Shows(r)))
            yield return notice switch
            {
                { IssuedOn: null } => new(null, "核发整改通知", $"案号 {notice.Id} 已提出，尚未核发", EntryLook.Next),
                { ServedOn: null } => new(null, "送达整改通知", notice.DocumentNumber, EntryLook.Next),
                _ when !notice.PeriodEnded(today) => new(notice.Deadline, "整改期限", notice.DocumentNumber, EntryLook.Next),
                { RecheckYear: { } year } when history.Review(year) is null => new(null, $"以{year}年度复盘复查整改成效", notice.DocumentNumber, EntryLook.Next),
                _ => new(null, "整改期已结束，复查后决定销号或提出撤销", notice.DocumentNumber, EntryLook.Next),
            };
        var open = history.Rounds.Where(r => r.Opens <= today && history.Expects(r.Year) && history.Review(r.Year) is null).OrderBy(r => r.Year).ToList();
        foreach (var round in open)
            yield return history.Report(round.Year) switch
            {
                null when round.GraceEnds < today => new(null, $"{round.Year}年度未报送", "批次已锁定，由服务中心处理", EntryLook.Next),
                null => new(round.EffectiveDue, $"报送{round.Year}年度报告", $"宽限至 {ChinaTime.Text(round.GraceEnds)}", EntryLook.Next),
                { IsVerified: false } => new(null, $"复核{round.Year}年度报告", "服务中心", EntryLook.Next),
                _ => new(null, $"{round.Year}年度复盘", "服务中心会同区县", EntryLook.Next),
            };
        var latest = history.Rounds.Where(r => r.Opens <= today).Select(r => r.Year).DefaultIfEmpty(Validity.FirstYear.Previous).Max();
        foreach (var year in Validity.Years.Where(y => y > latest))
            yield return new(null, $"报送{year}年度报告", $"{year.Next}年初开放", EntryLook.Next);
        if (history.TermConclusion is null) yield return new(null, "三年建设评估", $"与{Validity.LastYear}年度复盘同期", EntryLook.Next);
        if (Validity.To >= today) yield return new(Validity.To, "有效期届满", "", EntryLook.Next);
    }
}
