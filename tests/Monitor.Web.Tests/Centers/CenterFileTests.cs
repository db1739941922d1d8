using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;
using Monitor.Web.Shared.Components;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Centers;

/// <summary>What the pages say of the demo's centres, and that every number leads back to its cell.</summary>
public sealed class CenterFileTests(DemoHost host) : IClassFixture<DemoHost>
{
    Task<CenterFile> OpenAsync(string center, string? period = null) => host.Get<CenterFileService>().OpenAsync(host.Actor("lingdao"), center, period, default);

    async Task<CenterList> ListAsync(CenterFilter? filter = null) => await host.Get<CenterService>().ListAsync(host.Actor("lingdao"), filter ?? new(), default);

    [Fact]
    public async Task Traces_OfEveryCard_RecomputeToItsComposite()
    {
        var cards = 0;
        foreach (var line in (await ListAsync()).Lines)
            foreach (var tab in (await OpenAsync(line.Code.ToString())).Tabs)
            {
                if ((await OpenAsync(line.Code.ToString(), tab.Key)).Period.Card is not { } card) continue;
                cards++;
                var scored = card.Indicators.Where(i => i.Points is not null).ToList();
                Assert.Equal(card.ScoredWeight, scored.Sum(i => i.Weight));
                Assert.Equal((double)card.Composite!.Value, (double)(scored.Sum(i => i.Points!.Value * i.Weight) / card.ScoredWeight), 1e-9);
                Assert.All(scored, i => Assert.Equal((double)(i.Points!.Value * i.Weight / card.ScoredWeight), (double)i.WeightedPoints!.Value, 1e-9));
            }
        Assert.True(cards > 30, $"{cards} cards");
    }

    [Fact]
    public async Task EveryReportedInput_LinksToTheCellThatSaysIt()
    {
        var files = host.Get<KeptFileService>();
        var actor = host.Actor("lingdao");
        foreach (var center in new[] { "CQ2024-04", "CQ2025-02" })
        {
            var page = await OpenAsync(center, "2025");
            foreach (var input in page.Period.Card!.Indicators.SelectMany(i => i.Inputs).Distinct())
            {
                var source = input.Source ?? page.Period.Corrections[(input.Year, input.Field)].Reported.Source!;
                Assert.Matches($@"^/uploads/\d+\?row={source.Row}&column={source.Column}#cell$", page.Cells.Of(source));
                var upload = int.Parse(page.Cells.Of(source)!.Split('/', '?')[2]);
                var file = await files.OpenAsync(actor, upload, source.Sheet, source.Row, source.Column, default);
                Assert.True(file.IsCellShown);
                Assert.Equal(center, file.Story!.Center.ToString());
                Assert.StartsWith(input.Field.ToString(), file.Story.Field);
                Assert.Equal(input.Value, file.Story.Verified ?? file.Story.Value);
            }
        }
    }

    [Fact]
    public async Task CorrectedValue_KeepsWhatWasReportedBesideIt()
    {
        var page = await OpenAsync("CQ2024-04", "2025");
        Assert.Equal(117, page.Period.Card!.Indicators.Single(i => i.Code == "B2").Value);
        Assert.Equal(119, page.Period.Corrections[(2025, "F08")].Reported.Value.Number);
    }

    [Fact]
    public async Task VetoedCentre_FailsWhereTheScoreAloneWouldNot()
    {
        var page = await OpenAsync("CQ2025-04");
        Assert.Equal((Grade.Fail, Grade.Good), (page.Period.Card!.Grade, page.Period.Card.GradeByScore));
        Assert.Equal("V-VETO", page.Standing.First().Flag.Key.Rule.ToString());
        Assert.Contains("最高为撤销", page.Answer);
        Assert.Single(page.Incidents);
    }

    [Fact]
    public async Task NeverReportedCentre_HasNoScoreAndSaysSo()
    {
        var page = await OpenAsync("CQ2023-04");
        Assert.Null(page.Period.Card);
        Assert.Equal(("2025", "逾期未报"), (page.Period.Key, page.Period.Report));
        Assert.Equal(["R-OVERDUE", "R-OVERDUE", "R-OVERDUE"], page.Standing.Select(f => f.Flag.Key.Rule.ToString()));
        Assert.Equal(3, page.Timeline.SelectMany(c => c.Entries).Count(e => e.Text == "截止日未报送"));
    }

    [Fact]
    public async Task NewCentre_SaysWhatComesNextAndUntilWhen()
    {
        var page = await OpenAsync("CQ2026-01");
        Assert.Empty(page.Flags);
        var next = page.Timeline[^1].Entries;
        Assert.Equal((new DateOnly(2027, 2, 28), "报送2026年度报告"), (next[0].On!.Value, next[0].Text));
        Assert.Equal((new DateOnly(2029, 7, 29), "有效期届满"), (next[^1].On!.Value, next[^1].Text));
        Assert.Contains(page.Timeline, c => c.Title == "接下来");
    }

    [Fact]
    public async Task EndedTerm_IsNothingThatComesNext()
    {
        var page = await OpenAsync("CQ2022-01");
        Assert.Equal(("有效期", "有效期届满", EntryLook.Done), (page.Timeline[^1].Title, page.Timeline[^1].Entries[0].Text, page.Timeline[^1].Entries[0].Look));
        Assert.DoesNotContain(page.Timeline, c => c.Title == "接下来");
    }

    [Fact]
    public async Task SecondFailureWithoutNotice_IsAProceduralGap_AndTheNoticeIsStillToBeIssued()
    {
        var page = await OpenAsync("CQ2024-03");
        var gap = page.Standing.Single(f => f.Flag.Key.Rule == "V-STILL-BELOW");
        Assert.Equal(("程序缺口", Severity.Warning), (gap.Flag.Title, gap.Flag.Severity));
        Assert.Contains(page.Timeline[^1].Entries, e => e.Text == "核发整改通知");
    }

    [Fact]
    public async Task FlagsOfAClosedCase_StandNoMore()
    {
        var page = await OpenAsync("CQ2023-01");
        Assert.Empty(page.Standing);
        Assert.Contains(page.Ended, f => f.Flag.Key.Rule == "R-RECTIFY" && f.Recorded.Stands);
        Assert.Null((await ListAsync()).Lines.Single(l => l.Code == "CQ2023-01").Worst);
    }

    [Fact]
    public async Task List_IsNarrowedByEveryFilter()
    {
        Assert.Equal(["CQ2022-02", "CQ2024-04"], (await ListAsync(new(District: "LJXQ"))).Lines.Select(l => l.Code.ToString()));
        Assert.All((await ListAsync(new(Batch: "2025"))).Lines, l => Assert.Equal(2025, l.Batch));
        Assert.Equal("CQ2024-02", Assert.Single((await ListAsync(new(State: "Rectifying"))).Lines).Code.ToString());
        Assert.Equal("CQ2026-03", Assert.Single((await ListAsync(new(Text: "中药"))).Lines).Code.ToString());
        Assert.Equal(3, (await ListAsync(new(Industry: "生物医药"))).Lines.Count);
        Assert.Empty((await ListAsync(new(Batch: "没有"))).Lines);
        Assert.Equal(18, (await ListAsync(new(Batch: " "))).Lines.Count);
    }

    [Fact]
    public async Task List_SortedByScore_HasThoseWithoutOneLastEitherWay()
    {
        var up = (await ListAsync(new(Sort: "score"))).Lines;
        var down = (await ListAsync(new(Sort: "-score"))).Lines;
        Assert.True(up[0].Newest!.Score < up[1].Newest!.Score);
        Assert.Equal("CQ2022-01", down[0].Code.ToString());
        Assert.Null(up[^1].Newest);
        Assert.Null(down[^1].Newest);
    }

    [Fact]
    public void Standing_OnTheDueDay_IsNotOverdue_AndTheDayAfterIs()
    {
        var history = new CenterHistory
        {
            Center = new() { Code = "CQ2025-09", Name = "", Industry = "", LeadEntity = "", LeadDistrict = "500106", Validity = new(new(2025, 5, 16)) },
        };
        var round = new RoundFacts(2025, new(2026, 1, 10), new(2026, 2, 28), new(2026, 3, 31));
        Assert.Equal("未报送", RoundStanding.Of(history, round, null, new(2026, 2, 28)).Text);
        Assert.Equal("逾期未报", RoundStanding.Of(history, round, ReportState.Draft, new(2026, 3, 1)).Text);
        Assert.Equal("草稿", RoundStanding.Of(history, round with { ExtendedDue = new(2026, 3, 15) }, ReportState.Draft, new(2026, 3, 15)).Text);
        Assert.Equal(("已退回", false), (RoundStanding.Of(history, round, ReportState.Returned, new(2026, 3, 1)).Text, RoundStanding.Of(history, round, ReportState.Returned, new(2026, 3, 1)).IsIn));
        Assert.Equal(StateTone.Done, RoundStanding.Of(history, round, ReportState.Verified, new(2026, 3, 1)).Tone);
        Assert.Equal("不需报送", RoundStanding.Of(history, round with { Year = 2029 }, null, new(2026, 3, 1)).Text);
    }
}
