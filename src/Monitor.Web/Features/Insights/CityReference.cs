namespace Monitor.Web.Features.Insights;

/// <summary>The middle of all centres of the city in one measure and year. Null below five values, so that no single centre can be read from it.</summary>
public sealed record CityReference(Measure Measure, decimal? Median, int Reported)
{
    public const int Least = 5;

    /// <param name="city">All centres expected in the year.</param>
    public static CityReference Of(Measure measure, IEnumerable<CenterYear> city)
    {
        var values = city.Select(c => Total.Of(measure, c).Value).OfType<decimal>().Order().ToList();
        return new(measure, values.Count < Least ? null : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2, values.Count);
    }
}
