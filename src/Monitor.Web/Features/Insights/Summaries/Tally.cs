using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights.Summaries;

/// <summary>
/// Named counts and sums that add up: of one centre, of a district, of all. Exact, so that what was added can be taken away again, in any order.
/// A name that is not there is 0.
/// </summary>
[JsonConverter(typeof(TallyConverter))]
public sealed class Tally(IReadOnlyDictionary<string, decimal> amounts)
{
    public static Tally None { get; } = new(new Dictionary<string, decimal>());

    public IReadOnlyDictionary<string, decimal> Amounts { get; } = amounts;

    public decimal this[string name] => Amounts.GetValueOrDefault(name);

    public int Count(string name) => (int)this[name];

    public bool IsNone => Amounts.Count == 0;

    /// <summary>What is named prefix and more, by what follows it, in ordinal order.</summary>
    public IEnumerable<(string Name, int Count)> Under(string prefix) => Amounts
        .Where(a => a.Key.StartsWith(prefix, StringComparison.Ordinal))
        .Select(a => (Name: a.Key[prefix.Length..], (int)a.Value)).OrderBy(a => a.Name, StringComparer.Ordinal);

    public static Tally operator +(Tally one, Tally other) => Merge(one, other, 1);

    public static Tally operator -(Tally one, Tally other) => Merge(one, other, -1);

    public static Tally Sum(IEnumerable<Tally> all)
    {
        var sums = new Dictionary<string, decimal>();
        foreach (var tally in all) Add(sums, tally, 1);
        return new(sums);
    }

    public string ToJson() => JsonSerializer.Serialize(this, CanonicalJson.Options);

    static Tally Merge(Tally one, Tally other, int sign)
    {
        var sums = new Dictionary<string, decimal>(one.Amounts);
        Add(sums, other, sign);
        return new(sums);
    }

    /// <summary>What comes to 0 is left out: equal tallies have equal names.</summary>
    static void Add(Dictionary<string, decimal> sums, Tally tally, int sign)
    {
        foreach (var (name, amount) in tally.Amounts)
            if (sums.GetValueOrDefault(name) + sign * amount is var sum && sum != 0) sums[name] = sum;
            else sums.Remove(name);
    }

    sealed class TallyConverter : JsonConverter<Tally>
    {
        public override Tally Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, decimal>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Tally value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Amounts.OrderBy(a => a.Key, StringComparer.Ordinal).ToDictionary(), options);
    }
}
