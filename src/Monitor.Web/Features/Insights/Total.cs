namespace Monitor.Web.Features.Insights;

/// <summary>
/// A measure over centres in one year. A centre that did not report it is not counted, and never taken as 0: the total says how many of
/// how many it rests on.
/// </summary>
public sealed record Total
{
    public required Measure Measure { get; init; }

    /// <summary>Null where nobody reported it, or where there is nothing to divide by (<see cref="IsApplicable"/> is false).</summary>
    public required decimal? Value { get; init; }

    public required int Counted { get; init; }
    public required int Expected { get; init; }

    /// <summary>暂: some value in it is reported, not verified.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Null where no centre that reported has a target.</summary>
    public required PlanTotal? Plan { get; init; }

    public bool IsApplicable => Value is not null || Counted == 0;

    public static Total Of(Measure measure, IReadOnlyCollection<CenterYear> expected)
    {
        var counted = expected.Where(measure.IsReportedBy).ToList();
        return new()
        {
            Measure = measure,
            Value = ValueOf(measure, counted),
            Counted = counted.Count,
            Expected = expected.Count,
            Provisional = counted.Any(c => c.Provisional),
            Plan = PlanOf(measure, [.. counted.Where(c => c.Plan(measure) > 0)]),
        };
    }

    static decimal? ValueOf(Measure measure, IReadOnlyCollection<CenterYear> centers)
    {
        if (centers.Count == 0) return null;
        var sum = centers.Sum(c => c.Value(measure.Field)!.Value);
        if (measure.Over is not { } over) return sum;
        var divisor = centers.Sum(c => c.Value(over)!.Value);
        return divisor == 0 ? null : sum * 100 / divisor;
    }

    /// <summary>A planned ratio weighs each centre by its divisor: it is what the ratio would be, had all met their targets.</summary>
    static PlanTotal? PlanOf(Measure measure, IReadOnlyCollection<CenterYear> planned)
    {
        if (ValueOf(measure, planned) is not { } reached) return null;
        var plan = measure.Over is { } over
            ? planned.Sum(c => c.Plan(measure)!.Value * c.Value(over)!.Value) / planned.Sum(c => c.Value(over)!.Value)
            : planned.Sum(c => c.Plan(measure)!.Value);
        return new(plan, reached, planned.Count);
    }
}

/// <summary>The plan of those centres that reported the measure and have a target, and what these same centres reached.</summary>
public sealed record PlanTotal(decimal Value, decimal Reached, int Centers)
{
    /// <summary>1 = as planned.</summary>
    public decimal Rate => Reached / Value;
}

/// <summary>
/// What became of a total since the year before. By is a share (0.12 = 12 % more), of a ratio percentage points; null where the year before
/// has no positive value. Other centres join and leave each year: the same is given for those that reported both years.
/// </summary>
public sealed record Change(Total Before, decimal? By, int SameCenters, decimal? SameBy)
{
    /// <summary>Null where nothing was reported the year before, or now.</summary>
    public static Change? Of(Measure measure, YearSummary before, YearSummary now)
    {
        var (then, total) = (before[measure], now[measure]);
        if (then.Value is null || total.Value is null) return null;
        var both = before.Centers.Where(measure.IsReportedBy).Select(c => c.Code)
            .Intersect(now.Centers.Where(measure.IsReportedBy).Select(c => c.Code)).ToHashSet();
        return new(then, Compare(measure, then.Value, total.Value), both.Count, Compare(measure,
            Total.Of(measure, [.. before.Centers.Where(c => both.Contains(c.Code))]).Value,
            Total.Of(measure, [.. now.Centers.Where(c => both.Contains(c.Code))]).Value));
    }

    static decimal? Compare(Measure measure, decimal? before, decimal? now) =>
        measure.IsRatio ? now - before : before > 0 ? now / before - 1 : null;
}
