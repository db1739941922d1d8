using Microsoft.ML;
using Microsoft.ML.Data;
using Monitor.Analytics.Insight.Forecasting;

namespace Monitor.Bench.Models;

/// <summary>ML.NET's boosted trees on the very features of the pooled regression, to choose between the two by measurement.</summary>
sealed class FastTreeGrowth
{
    sealed class Row
    {
        public float[] Features { get; set; } = [];
        public float Label { get; set; }
    }

    sealed class Output
    {
        public float Score { get; set; }
    }

    readonly MLContext ml = new(seed: 1);
    readonly PooledGrowth features;
    readonly SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
    readonly ITransformer? model;

    public FastTreeGrowth(SeriesPanel panel, PooledGrowth features)
    {
        this.features = features;
        var rows = panel.Steps.Where(s => double.IsFinite(s.Next)).Select(s => ToRow(s, Math.Clamp(s.Next - s.Log, -2, 2))).ToList();
        if (rows.Count < 20) return;
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        model = ml.Regression.Trainers.FastTree(numberOfLeaves: 8, numberOfTrees: 80, minimumExampleCountPerLeaf: 10, learningRate: 0.1)
            .Fit(ml.Data.LoadFromEnumerable(rows, schema));
    }

    public double[] Predict(IReadOnlyList<Step> steps)
    {
        if (model is null) return [.. steps.Select(s => s.Log)];
        var data = ml.Data.LoadFromEnumerable(steps.Select(s => ToRow(s, 0)), schema);
        return [.. ml.Data.CreateEnumerable<Output>(model.Transform(data), reuseRowObject: false).Zip(steps, (o, s) => s.Log + o.Score)];
    }

    Row ToRow(Step step, double label) => new() { Features = [.. features.Features(step).Select(x => (float)x)], Label = (float)label };
}
