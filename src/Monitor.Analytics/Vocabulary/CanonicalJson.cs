using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Monitor.Analytics.Vocabulary;

/// <summary>
/// One text for one value: keys in ordinal order, numbers without trailing zeros, no null members, no white space, UTF-8 unescaped.
/// What is frozen, hashed or replayed is written by this, and compared byte for byte.
/// </summary>
public static class CanonicalJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new DecimalConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T value) =>
        Sorted(JsonSerializer.SerializeToNode(value, Options))?.ToJsonString(Options) ?? "null";

    /// <exception cref="JsonException">The text is not JSON of that type.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null");

    static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    sealed class DecimalConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();
        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(Numbers.Text(value));
    }
}

/// <summary>Writes a code as its text, also as a key of an object.</summary>
public abstract class CodeConverter<T>(Func<string, T> read) : JsonConverter<T> where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        read(reader.GetString() ?? throw new JsonException("A code must not be null."));
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        read(reader.GetString()!);
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);
}

sealed class CenterCodeConverter() : CodeConverter<CenterCode>(s => new(s));
sealed class DistrictCodeConverter() : CodeConverter<DistrictCode>(s => new(s));
sealed class FieldCodeConverter() : CodeConverter<FieldCode>(s => new(s));
sealed class IndicatorCodeConverter() : CodeConverter<IndicatorCode>(s => new(s));
sealed class RuleIdConverter() : CodeConverter<RuleId>(s => new(s));
sealed class ClauseConverter() : CodeConverter<Clause>(s => Clause.TryParse(s, out var c) ? c : throw new JsonException($"No clause {s}."));

/// <summary>A year is its number; as a key, its digits.</summary>
sealed class ReportYearConverter : JsonConverter<ReportYear>
{
    public override ReportYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());
    public override void Write(Utf8JsonWriter writer, ReportYear value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    public override ReportYear ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(int.Parse(reader.GetString()!));
    public override void WriteAsPropertyName(Utf8JsonWriter writer, ReportYear value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}

/// <summary>Missing is null, a reported zero is 0: the three states survive a round trip.</summary>
sealed class ReportedConverter : JsonConverter<Reported>
{
    public override bool HandleNull => true;
    public override Reported Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? Reported.Missing : Reported.Of(reader.GetDecimal());
    public override void Write(Utf8JsonWriter writer, Reported value, JsonSerializerOptions options)
    {
        if (value.Number is { } number) writer.WriteRawValue(Numbers.Text(number));
        else writer.WriteNullValue();
    }
}
