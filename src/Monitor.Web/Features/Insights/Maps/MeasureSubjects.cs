using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights.Maps;

/// <summary>A measure's value: four classes of as many different values each, the highest darkest.</summary>
sealed record MeasureSubject(Measure Measure) : MapSubject(
    Measure.Key, Measure.Name, $"数字为{Measure.Name}（{Measure.Unit}），按数值高低分档", [$"{Measure.Name}（{Measure.Unit}）", "填报"])
{
    const int Steps = 4;

    public override MapSubject? Other => All.OfType<PlanSubject>().FirstOrDefault(s => s.Measure == Measure);

    public override (IReadOnlyList<MapClass> Classes, IReadOnlyList<MapReading> Readings) Read(IReadOnlyList<DistrictNow> districts)
    {
        var values = districts.Select(d => d.Summary?[Measure].Value).OfType<decimal>().Distinct().Order().ToList();
        var classes = values.GroupBy(v => StepOf(values, v)).OrderByDescending(g => g.Key)
            .Select(g => (g.Key, Class: new MapClass($"step{g.Key}", Range(g.First(), g.Last())))).ToList();
        return ([.. classes.Select(c => c.Class), MapClass.NotReported], [.. districts.Select(d =>
        {
            var total = d.Summary?[Measure];
            var text = Text(total);
            return new MapReading(total?.Value is { } v ? classes.Single(c => c.Key == StepOf(values, v)).Class : MapClass.NotReported,
                text, [text, total is null ? Numbers.MissingMark : $"{total.Counted}/{total.Expected}"], total?.Value);
        })]);
    }

    /// <summary>1–4; what is equal is in one class, and where there are fewer values than classes, the darkest are used.</summary>
    static int StepOf(List<decimal> values, decimal value) => Steps - (values.Count - 1 - values.IndexOf(value)) * Math.Min(Steps, values.Count) / values.Count;

    string Range(decimal low, decimal high) => low == high ? $"{Number(low)} {Measure.Unit}" : $"{Number(low)}–{Number(high)} {Measure.Unit}";

    string Text(Total? total) => total is null ? Numbers.MissingMark : !total.IsApplicable ? Formats.NotApplicable
        : Number(total.Value) + (total is { Provisional: true, Value: not null } ? "（暂）" : "");

    string Number(decimal? value) => Formats.Number(value, Measure.Digits);
}

/// <summary>A measure's share of its plan.</summary>
sealed record PlanSubject(Measure Measure) : MapSubject(
    $"{Measure.Key}-plan", Measure.Name, $"数字为{Measure.Name}完成计划的比例，只计有计划的创新中心", ["完成计划", $"计划（{Measure.Unit}）", $"完成（{Measure.Unit}）"])
{
    static readonly MapClass Met = new("step4", "完成计划"), Near = new("step3", "80 %及以上"), Basic = new("step2", "60 %及以上"), Below = new("step1", "不到60 %"),
        NoPlan = MapClass.NotReported with { Name = "未报送或没有计划" };

    public override MapSubject? Other => All.OfType<MeasureSubject>().First(s => s.Measure == Measure);

    public override (IReadOnlyList<MapClass> Classes, IReadOnlyList<MapReading> Readings) Read(IReadOnlyList<DistrictNow> districts) =>
        ([Met, Near, Basic, Below, NoPlan], [.. districts.Select(d =>
        {
            var plan = d.Summary?[Measure].Plan;
            var share = plan is null ? Numbers.MissingMark : Formats.Percent(plan.Rate) + (d.Summary![Measure].Provisional ? "（暂）" : "");
            return new MapReading(Of(plan?.Rate), share, [share, Formats.Number(plan?.Value, 1), Formats.Number(plan?.Reached, 1)], plan?.Rate);
        })]);

    static MapClass Of(decimal? rate) => rate switch { null => NoPlan, >= 1 => Met, >= 0.8m => Near, >= 0.6m => Basic, _ => Below };
}
