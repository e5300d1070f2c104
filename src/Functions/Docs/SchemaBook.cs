using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace DigitalTwin.Functions.Docs;

/// <summary>
/// Collects the schemas of wire records, as they are serialised: names, types and what may be absent come from the contract, texts from
/// the comments and bounds from the annotations of the record. Each record is told once, and referred to from wherever it is used.
/// </summary>
internal sealed class SchemaBook(XmlComments comments)
{
    private readonly SortedDictionary<string, JsonObject> _schemas = new(IdSchemas.All().ToDictionary(id => id.Name, id => id.Schema), StringComparer.Ordinal);

    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    public JsonObject Of(JsonTypeInfo form) => (JsonObject)form.GetJsonSchemaAsNode(
        new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });

    public JsonObject Of(IReadOnlyList<JsonTypeInfo> forms) =>
        forms is [var only] ? Of(only) : new JsonObject { ["anyOf"] = new JsonArray([.. forms.Select(Of)]) };

    /// <summary>All of them, by name; to be asked once the last one is in.</summary>
    public JsonObject All() => new(_schemas.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value)));

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        MakeNeverNull(schema);
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            schema = Keep(context.TypeInfo, schema);
        }

        return context.PropertyInfo?.AttributeProvider is PropertyInfo property ? Describe(context.PropertyInfo.Name, property, schema) : schema;
    }

    // What is null is left out of every reply, and counts as left out in every request.
    private static void MakeNeverNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).First(type => type != "null");
        }
    }

    private JsonObject Keep(JsonTypeInfo type, JsonObject schema)
    {
        var needed = type.Properties.Where(property => !property.IsGetNullable).Select(property => (JsonNode)property.Name).ToArray();
        schema.Remove("required");
        if (needed.Length > 0)
        {
            schema["required"] = new JsonArray(needed);
        }

        if (comments.Of(type.Type) is { } summary)
        {
            schema["description"] = summary;
        }

        _schemas[type.Type.Name] = schema;
        return Ref(type.Type.Name);
    }

    private JsonObject Describe(string name, PropertyInfo property, JsonObject schema)
    {
        schema = IdSchemas.RefOf(name) ?? schema;
        if (comments.Of(property) is { } summary)
        {
            schema["description"] = summary;
        }

        foreach (var bound in property.GetCustomAttributes<ValidationAttribute>().SelectMany(Bounds))
        {
            schema[bound.Key] = bound.Value;
        }

        return schema;
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Bounds(ValidationAttribute annotation) => annotation switch
    {
        AllowedValuesAttribute allowed => [new("enum", new JsonArray([.. allowed.Values.Select(value => JsonValue.Create((string?)value))]))],
        RangeAttribute range => [new("minimum", JsonValue.Create((double)range.Minimum)), new("maximum", JsonValue.Create((double)range.Maximum))],
        LengthAttribute items => [new("minItems", items.MinimumLength), new("maxItems", items.MaximumLength)],
        StringLengthAttribute text => [new("minLength", text.MinimumLength), new("maxLength", text.MaximumLength)],
        _ => [],
    };
}
