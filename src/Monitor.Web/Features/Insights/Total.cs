using Monitor.Web.Features.Insights.Summaries;

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

    /// <summary>Of one centre.</summary>
    public static Total Of(Measure measure, CenterYear center) =>
        Of(measure, 1, AmountsOf(measure, center).ToDictionary(a => a.Name, a => a.Amount).GetValueOrDefault);

    /// <param name="tally">Of all centres that are looked at.</param>
    public static Total Of(Measure measure, Tally tally) =>
        Of(measure, tally.Count(PartTally.Expected), name => tally[PartTally.Of(measure, name)]);

    static Total Of(Measure measure, int expected, Func<string, decimal> amount) => new()
    {
        Measure = measure,
        Value = measure.Of((int)amount("counted"), amount("field"), amount("over")),
        Counted = (int)amount("counted"),
        Expected = expected,
        Provisional = amount("provisional") > 0,
        // A planned ratio weighs each centre by its divisor: it is what the ratio would be, had all met their targets.
        Plan = measure.Of((int)amount("planned"), amount("planned field"), amount("planned over")) is { } reached
            ? new(measure.IsRatio ? amount("plan") / amount("planned over") : amount("plan"), reached, (int)amount("planned"))
            : null,
    };

    /// <summary>What a centre adds: nothing where it did not report the measure.</summary>
    public static IEnumerable<(string Name, decimal Amount)> AmountsOf(Measure measure, CenterYear center)
    {
        if (!measure.IsReportedBy(center)) yield break;
        var (field, over) = measure.SumsOf(center);
        yield return ("counted", 1);
        yield return ("field", field);
        yield return ("over", over);
        if (center.Provisional) yield return ("provisional", 1);
        if (center.Plan(measure) is not { } plan || plan <= 0) yield break;
        yield return ("planned", 1);
        yield return ("planned field", field);
        yield return ("planned over", over);
        yield return ("plan", measure.IsRatio ? plan * over : plan);
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
        var same = (int)Amount("same");
        return new(then, Compare(measure, then.Value, total.Value), same, Compare(measure,
            measure.Of(same, Amount("then field"), Amount("then over")), measure.Of(same, Amount("same field"), Amount("same over"))));

        decimal Amount(string name) => now.Tally[PartTally.Of(measure, name)];
    }

    /// <summary>What a centre adds: nothing where it did not report the measure in both years.</summary>
    public static IEnumerable<(string Name, decimal Amount)> AmountsOf(Measure measure, CenterYear before, CenterYear now)
    {
        if (!measure.IsReportedBy(before) || !measure.IsReportedBy(now)) yield break;
        var (then, same) = (measure.SumsOf(before), measure.SumsOf(now));
        yield return ("same", 1);
        yield return ("same field", same.Field);
        yield return ("same over", same.Over);
        yield return ("then field", then.Field);
        yield return ("then over", then.Over);
    }

    static decimal? Compare(Measure measure, decimal? before, decimal? now) =>
        measure.IsRatio ? now - before : before > 0 ? now / before - 1 : null;
}
