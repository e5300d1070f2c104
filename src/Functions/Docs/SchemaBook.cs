using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
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

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var attributes = context.PropertyInfo?.AttributeProvider as PropertyInfo;
        if (attributes?.GetCustomAttribute<FormsAttribute>() is { } forms)
        {
            node = Of([.. forms.Types.Select(context.TypeInfo.Options.GetTypeInfo)]);
        }

        // What may be anything is told as true, which not every reader of such documents knows.
        var schema = node as JsonObject ?? [];
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Enumerable)
        {
            // Left out where the items may be anything; linters want it said.
            schema.TryAdd("items", new JsonObject());
        }

        // What can't be set is taken for nullable; only what can be read matters here.
        var isNullable = !IsLeftOut(context.TypeInfo.Options, attributes) && schema["type"] is JsonArray && context.PropertyInfo?.IsGetNullable != false;
        schema = context.TypeInfo.Kind == JsonTypeInfoKind.Object ? ReferTo(context.TypeInfo, schema, isNullable)
            : isNullable ? schema
            : NeverNull(schema);
        return attributes is null ? schema : Describe(context.PropertyInfo!.Name, attributes, schema);
    }

    // Where null is left out of replies it counts as left out in requests too.
    private static bool IsLeftOut(JsonSerializerOptions options, ICustomAttributeProvider? property) =>
        ((property as PropertyInfo)?.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition ?? options.DefaultIgnoreCondition) == JsonIgnoreCondition.WhenWritingNull;

    private static JsonObject NeverNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => (string)type!).First(type => type != "null");
        }

        if (schema.TryGetPropertyValue("default", out var value) && value is null)
        {
            schema.Remove("default");
        }

        return schema;
    }

    private JsonObject ReferTo(JsonTypeInfo type, JsonObject schema, bool isNullable)
    {
        var reference = Keep(type, NeverNull(schema));
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private JsonObject Keep(JsonTypeInfo type, JsonObject schema)
    {
        var needed = type.Properties
            .Where(property => !(property.IsGetNullable && IsLeftOut(type.Options, property.AttributeProvider)))
            .Select(property => (JsonNode)property.Name)
            .ToArray();
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
        if (property.GetCustomAttribute<BinaryAttribute>() is not null)
        {
            // In OpenAPI 3.1 a file has a media type and no type.
            schema = new JsonObject { ["contentMediaType"] = "application/octet-stream" };
        }

        if (property.GetCustomAttribute<OrEmptyAttribute>() is not null)
        {
            schema = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "string", ["maxLength"] = 0 }) };
        }

        if (comments.Of(property) is { } summary)
        {
            schema["description"] = summary;
        }

        SchemaBounds.Write(property, schema);
        return schema;
    }
}
