using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Bench.Generation;
using Monitor.Bench.Imports;
using Monitor.Bench.Reading;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Bench.Insight;

/// <summary>What is read for the cockpit, out of a database of few and of very many centres: once as many listed, once as many as the page lists.</summary>
static class CockpitTable
{
    const int Distinct = 300, AtOnce = 500, Times = 25, Years = 3;
    static readonly DateOnly Today = new(PanelGenerator.Year + 1, 6, 30);
    static readonly string[] Industries = ["智能网联新能源汽车", "电子信息", "先进材料", "高端装备", "软件信息服务", "生物医药", "食品加工", "新能源", "航空航天", "轨道交通"];

    public static async Task<string> WriteAsync(Rulebook rulebook)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-cockpit");
        try
        {
            var panel = Scored(rulebook);
            var (few, many) = (Path.Combine(folder.FullName, "few.db"), Path.Combine(folder.FullName, "many.db"));
            await FillAsync(few, panel, 300);
            await FillAsync(many, panel, 100_000);
            var text = new StringBuilder($"{Cost.Machine} {Years} years each; medians of {Times} readings, by the clock.\n\n");
            text.Append("| View of the cockpit | centres listed of 300 | time | centres listed of 100,000 | time | ÷ | as many listed | ÷ |\n|---|---|---|---|---|---|---|---|\n");
            foreach (var (name, filter) in Views())
            {
                // Turn by turn, so that what else the machine does falls on all.
                var (small, same, whole) = (new List<double>(), new List<double>(), new List<double>());
                var (fewer, all) = (0, 0);
                for (var i = -5; i < Times; i++)
                {
                    (fewer, var one) = await ReadAsync(few, filter, OverviewService.Most);
                    (_, var other) = await ReadAsync(many, filter, OverviewService.Most with { Worst = fewer });
                    (all, var third) = await ReadAsync(many, filter, OverviewService.Most);
                    if (i < 0) continue;
                    small.Add(one);
                    same.Add(other);
                    whole.Add(third);
                }
                text.Append($"| {name} | {fewer} | {Median(small):0.0} ms | {all} | {Median(whole):0.0} ms | {Median(whole) / Median(small):0.00} | {Median(same):0.0} ms | {Median(same) / Median(small):0.00} |\n");
            }
            text.Append("\nWanted: at most 1.5.\n\n");
            return text.ToString();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The page itself, on the demo.</summary>
    public static async Task<string> WriteOpeningAsync()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-cockpit");
        try
        {
            using var program = new ServedProgram(folder.FullName);
            await program.SignInAsync("lingdao");
            await program.OpenAsync("/overview", 5);
            var waits = await program.OpenAsync("/overview", Times);
            return $"{Cost.Machine}\n\nOpening the cockpit of the demo warm, all of it received on the same machine: median {Median(waits):0} ms, longest {waits.Max():0} ms (wanted: median under 50 ms).\n";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static IEnumerable<(string Name, OverviewFilter Filter)> Views() =>
    [
        ("the whole city", OverviewFilter.None),
        ("one district", new(District: "D07")),
        ("one batch", new(Batch: PanelGenerator.Year)),
        ("one industry", new(Industry: Industries[3])),
        ("one batch in one district", new(Batch: PanelGenerator.Year, District: "D07")),
    ];

    /// <returns>How many centres were listed, and the milliseconds.</returns>
    static async Task<(int Listed, double Wait)> ReadAsync(string file, OverviewFilter filter, (int All, int Worst, int Reports) most)
    {
        var before = Stopwatch.GetTimestamp();
        await using var db = Open(file);
        var source = await OverviewReader.ReadAsync(db, Today, null, filter, most, default);
        if (OverviewBuilder.Of(source).Now is not { Expected: > 0 }) throw new InvalidOperationException("Nothing was read.");
        return (source.Centers.Count, Stopwatch.GetElapsedTime(before).TotalMilliseconds);
    }

    static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Facts of centres that differ, as the database would hold them.</summary>
    static List<(CenterHistory History, List<Scorecard> Cards, List<RecordedFlag> Flags)> Scored(Rulebook rulebook)
    {
        var shelf = new RulebookShelf([rulebook]);
        return [.. new PanelGenerator(rulebook, 1).Create(Distinct).Select(h => (
            h,
            h.Center.Validity.Years.Select(y => Scorer.Score(h, y, rulebook)).OfType<Scorecard>().ToList(),
            h.Center.Validity.Years.SelectMany(y => FlagLedger.Merge([], RuleEngine.Evaluate(h, y, Today, shelf))).ToList()))];
    }

    static async Task FillAsync(string file, List<(CenterHistory History, List<Scorecard> Cards, List<RecordedFlag> Flags)> panel, int centers)
    {
        await using (var db = Open(file))
        {
            await db.Database.MigrateAsync();
            db.Districts.AddRange(Enumerable.Range(1, 39).Select(i => new District { Code = $"D{i:00}", Name = $"区县{i:00}", Region = "" }));
            for (ReportYear year = PanelGenerator.Year - 2; year <= PanelGenerator.Year + 2; year = year.Next)
                db.Rounds.Add(new() { Year = year, Opens = new(year.Value + 1, 1, 1), Due = new(year.Value + 1, 2, 28), GraceEnds = new(year.Value + 1, 3, 31) });
            await db.SaveChangesAsync();
        }
        foreach (var numbers in Enumerable.Range(0, centers).Chunk(AtOnce))
        {
            await using var db = Open(file);
            var facts = Facts(panel, numbers);
            await OverviewKeeper.StoreAsync(db, facts, [.. facts.Histories.Keys], default);
            await db.SaveChangesAsync();
        }
    }

    static OverviewFacts Facts(List<(CenterHistory History, List<Scorecard> Cards, List<RecordedFlag> Flags)> panel, int[] numbers)
    {
        var copies = numbers.Select(n => (Code: new CenterCode($"G{n:000000}"), District: new DistrictCode($"D{n % 39 + 1:00}"), Industry: Industries[n % 10], Of: panel[n % panel.Count])).ToList();
        return new()
        {
            Centers = [.. copies.Select(c => new Center
            {
                Code = c.Code,
                Name = $"{c.Industry}产业卓越工程师协同创新中心{c.Code}",
                Industry = c.Industry,
                LeadEntity = "",
                LeadDistrict = c.District,
                Batch = c.Of.History.Center.Validity.FirstYear.Value,
                DesignatedOn = c.Of.History.Center.Validity.From,
                Synthetic = true,
            })],
            Histories = copies.ToDictionary(c => c.Code, c => c.Of.History),
            States = copies.SelectMany(c => c.Of.Cards.Select(card => (c.Code, card.Year))).ToDictionary(k => k, _ => ReportState.Verified),
            Scorecards = copies.SelectMany(c => c.Of.Cards.Select(card => (c.Code, Card: card))).ToDictionary(c => (c.Code, c.Card.Year), c => c.Card),
            Flags = copies.SelectMany(c => c.Of.Flags.Select(flag => (c.Code, Flag: flag))).ToLookup(f => (f.Code, f.Flag.Flag.Key.Year), f => f.Flag),
            ForConsultation = new HashSet<(CenterCode, ReportYear)>(),
            OpenCases = Array.Empty<ICase>().ToLookup(c => c.Center),
        };
    }

    static MonitorDb Open(string file)
    {
        var options = new DbContextOptionsBuilder<MonitorDb>();
        DatabaseStart.Configure(options, file);
        return new(options.Options);
    }
}
