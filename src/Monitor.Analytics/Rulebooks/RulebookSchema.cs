using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Monitor.Analytics.Rulebooks;

/// <summary>
/// The JSON form of a <see cref="Rulebook"/>, and its JSON Schema. The types are the one source: the reader validates against
/// this schema, and <c>docs/rulebook.schema.json</c> is its text.
/// </summary>
public static class RulebookSchema
{
    /// <summary>How a rulebook is read and written. Unknown and repeated members are refused; <c>method</c> may stand anywhere in its object.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The schema as text, indented, ending in a line break.</summary>
    public static string Generate() => Node().ToJsonString(Json).ReplaceLineEndings("\n") + "\n";

    internal static JsonObject Node()
    {
        var schema = Json.GetJsonSchemaAsNode(typeof(Rulebook), new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    /// <summary>Adds the descriptions, and that a required text is not blank.</summary>
    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema) return node;
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (context.PropertyInfo is { IsRequired: true } && type == typeof(string)) schema["pattern"] = @"\S";
        string?[] texts = [Text(context.PropertyInfo?.AttributeProvider) ?? Text(type), type.IsEnum ? Values(type) : null];
        var description = string.Join(". ", texts.Where(t => t is not null));
        if (description.Length > 0) schema.Insert(0, "description", description);
        return schema;
    }

    static string? Values(Type type)
    {
        var described = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (Name: JsonSerializer.SerializeToElement(f.GetValue(null), type, Json).GetString(), Text: Text(f)))
            .Where(v => v.Text is not null);
        var text = string.Join("; ", described.Select(v => $"{v.Name}: {v.Text}"));
        return text.Length > 0 ? text : null;
    }

    static string? Text(ICustomAttributeProvider? member) =>
        member?.GetCustomAttributes(typeof(DescriptionAttribute), false).OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
}
