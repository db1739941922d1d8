using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Insight.Screening;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Bench.Models;

/// <summary>Simpler methods, and ML.NET's, to measure the screening against. Each gives one score per report of the year, by centre.</summary>
static class Baselines
{
    /// <summary>Greatest |x − mean| ÷ standard deviation of a field among the year's reports, untransformed.</summary>
    public static Dictionary<CenterCode, double> ZScore(IReadOnlyList<CenterHistory> histories, ReportYear year, Rulebook rulebook) =>
        Greatest(histories, year, rulebook, column =>
        {
            var mean = column.Average();
            var deviation = Math.Sqrt(column.Sum(x => (x - mean) * (x - mean)) / Math.Max(1, column.Count - 1));
            return x => deviation == 0 ? 0 : Math.Abs(x - mean) / deviation;
        });

    /// <summary>Greatest distance beyond the quartiles, in interquartile ranges (Tukey's fences).</summary>
    public static Dictionary<CenterCode, double> Iqr(IReadOnlyList<CenterHistory> histories, ReportYear year, Rulebook rulebook) =>
        Greatest(histories, year, rulebook, column =>
        {
            var (low, high) = (Statistics.Quantile(column, 0.25), Statistics.Quantile(column, 0.75));
            return x => high == low ? 0 : Math.Max(0, Math.Max(low - x, x - high)) / (high - low);
        });

    static Dictionary<CenterCode, double> Greatest(
        IReadOnlyList<CenterHistory> histories, ReportYear year, Rulebook rulebook, Func<List<double>, Func<double, double>> scale)
    {
        var panel = new Panel(histories, year, rulebook);
        var rows = panel.Rows.Where(r => r.Year == year).ToList();
        var scores = rows.ToDictionary(r => r.Center, _ => 0.0);
        for (var f = 0; f < panel.Fields.Count; f++)
        {
            var known = rows.Where(r => r.Values[f] is not null).ToList();
            if (known.Count == 0) continue;
            var score = scale([.. known.Select(r => (double)r.Values[f]!.Value)]);
            foreach (var row in known) scores[row.Center] = Math.Max(scores[row.Center], score((double)row.Values[f]!.Value));
        }
        return scores;
    }

    sealed class Vector
    {
        public float[] Features { get; set; } = [];
    }

    sealed class Prediction
    {
        public float Score { get; set; }
    }

    /// <summary>RandomizedPca's reconstruction error on robustly scaled logs of all years' reports, missing values at the median.</summary>
    public static Dictionary<CenterCode, double> RandomizedPca(IReadOnlyList<CenterHistory> histories, ReportYear year, Rulebook rulebook, int rank)
    {
        var panel = new Panel(histories, year, rulebook);
        var (scaled, fields) = Scaled(panel);
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Vector));
        schema[nameof(Vector.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, fields);
        var data = ml.Data.LoadFromEnumerable(scaled.Select(row => new Vector { Features = row }), schema);
        var model = ml.AnomalyDetection.Trainers.RandomizedPca(new RandomizedPcaTrainer.Options { Rank = rank, Oversampling = Math.Min(20, fields - rank), Seed = 1 }).Fit(data);
        var scores = ml.Data.CreateEnumerable<Prediction>(model.Transform(data), reuseRowObject: false).Select(p => (double)p.Score).ToList();
        return Scores(panel, year, r => float.IsNaN((float)scores[r]) ? 0 : scores[r]);
    }

    /// <summary>Robust distance with independent fields: the root mean square of robustly scaled logs (a diagonal Mahalanobis distance).</summary>
    public static Dictionary<CenterCode, double> RobustDistance(IReadOnlyList<CenterHistory> histories, ReportYear year, Rulebook rulebook)
    {
        var panel = new Panel(histories, year, rulebook);
        var (scaled, _) = Scaled(panel);
        return Scores(panel, year, r => Math.Sqrt(scaled[r].Average(x => (double)x * x)));
    }

    /// <summary>Greatest remainder, robustly scaled, after field level and report size are polished off, without the year before.</summary>
    public static Dictionary<CenterCode, double> FirstComponentResidual(IReadOnlyList<CenterHistory> histories, ReportYear year, Rulebook rulebook)
    {
        var panel = new Panel(histories, year, rulebook);
        var rest = JointPattern.Polish(panel);
        var sigma = Enumerable.Range(0, panel.Fields.Count).Select(f =>
        {
            var known = rest.Select(r => r[f]).Where(double.IsFinite).ToList();
            return known.Count == 0 ? 0 : Statistics.MadToSigma * Statistics.Mad(known);
        }).ToArray();
        return Scores(panel, year, r => rest[r].Select((x, f) => sigma[f] == 0 || !double.IsFinite(x) ? 0 : Math.Abs(x) / sigma[f]).Max());
    }

    static (List<float[]> Rows, int Fields) Scaled(Panel panel)
    {
        var columns = Enumerable.Range(0, panel.Fields.Count).Select(f =>
        {
            var known = panel.Logs.Select(r => r[f]).Where(double.IsFinite).ToList();
            return known.Count == 0 ? (Middle: 0, Sigma: 0) : (Middle: Statistics.Median(known), Sigma: Statistics.MadToSigma * Statistics.Mad(known));
        }).ToArray();
        return ([.. panel.Logs.Select(r => r.Select((x, f) => columns[f].Sigma == 0 || !double.IsFinite(x) ? 0f : (float)Math.Clamp((x - columns[f].Middle) / columns[f].Sigma, -10, 10)).ToArray())], columns.Length);
    }

    static Dictionary<CenterCode, double> Scores(Panel panel, ReportYear year, Func<int, double> score) =>
        Enumerable.Range(0, panel.Rows.Count).Where(r => panel.Rows[r].Year == year).ToDictionary(r => panel.Rows[r].Center, score);
}
