using System.Globalization;
using Monitor.Analytics.Insight.Forecasting;

namespace Monitor.Web.Features.Insights.Models;

/// <summary>
/// How reliable the chance of 不合格 was on the bench's generated panels: read from the table that the bench writes into docs/models.md, so that the
/// screen can never say other numbers.
/// </summary>
static class MeasuredReliability
{
    public const string Source = "docs/models.md";

    const string Heading = "Risk of 不合格 next year (all generated panels)";

    public static IReadOnlyList<ReliabilityBin> Bins { get; } = Read();

    static IReadOnlyList<ReliabilityBin> Read()
    {
        using var document = new StreamReader(typeof(MeasuredReliability).Assembly.GetManifestResourceStream("models.md")!);
        return Of(document.ReadToEnd());
    }

    /// <exception cref="FormatException">The table is not there, or not as the bench writes it.</exception>
    internal static IReadOnlyList<ReliabilityBin> Of(string document)
    {
        var rows = document[(document.IndexOf(Heading, StringComparison.Ordinal) is var at and >= 0 ? at : throw new FormatException($"No table “{Heading}”."))..]
            .Split('\n').Skip(1).SkipWhile(l => l.Trim() == "").TakeWhile(l => l.StartsWith('|'))
            .Select(l => l.Trim().Trim('|').Split('|').Select(c => c.Trim()).ToList()).ToDictionary(r => r[0], r => r.Skip(1).ToList());
        return [.. rows["Said"].Select((said, i) => new ReliabilityBin(
            Share(said.Split('–')[0]), Share(said.Split('–')[1]),
            int.Parse(rows["forecasts"][i], CultureInfo.InvariantCulture), Share(rows["mean said"][i]), Share(rows["came true"][i])))];
    }

    static double Share(string percent) => double.Parse(percent.TrimEnd('%', ' '), CultureInfo.InvariantCulture) / 100;
}
