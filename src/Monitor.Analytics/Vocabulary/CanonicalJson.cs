using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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

    public static string Write<T>(T value)
    {
        using var document = JsonSerializer.SerializeToDocument(value, Options);
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new() { Encoder = Options.Encoder, SkipValidation = true }))
            WriteSorted(document.RootElement, writer);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <exception cref="JsonException">The text is not JSON of that type.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null");

    static void WriteSorted(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteSorted(property.Value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) WriteSorted(item, writer);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

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
