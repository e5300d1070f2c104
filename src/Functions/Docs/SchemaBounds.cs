using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;

namespace DigitalTwin.Functions.Docs;

/// <summary>Tells the annotations of a member where they belong in its schema: those of a list's items there, and of several forms in each that they can mean.</summary>
internal static class SchemaBounds
{
    private const string List = "array";

    public static void Write(PropertyInfo property, JsonObject schema)
    {
        foreach (var annotation in property.GetCustomAttributes<ValidationAttribute>())
        {
            Write(annotation, schema);
        }
    }

    private static void Write(ValidationAttribute annotation, JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray forms)
        {
            foreach (var form in forms)
            {
                Write(annotation, form!.AsObject());
            }

            return;
        }

        var isList = (string?)schema["type"] == List;
        foreach (var (keyword, value) in Bounds(annotation))
        {
            var isOfLists = keyword.EndsWith("Items", StringComparison.Ordinal);
            if (isList || !isOfLists)
            {
                (isList && !isOfLists ? schema["items"]!.AsObject() : schema)[keyword] = value;
            }
        }
    }

    private static IEnumerable<(string Keyword, JsonNode Value)> Bounds(ValidationAttribute annotation) => annotation switch
    {
        AllowedValuesAttribute allowed => [("enum", new JsonArray([.. allowed.Values.Select(Value)]))],
        RangeAttribute range => [("minimum", (double)range.Minimum), .. Finite("maximum", (double)range.Maximum)],
        LengthAttribute items => [.. Positive("minItems", items.MinimumLength), ("maxItems", items.MaximumLength)],
        MinLengthAttribute items => [("minItems", items.Length)],
        StringLengthAttribute text => [.. Positive("minLength", text.MinimumLength), ("maxLength", text.MaximumLength)],
        RegularExpressionAttribute alphabet => [("pattern", alphabet.Pattern)],
        _ => [],
    };

    private static IEnumerable<(string Keyword, JsonNode Value)> Finite(string keyword, double value) => double.IsFinite(value) ? [(keyword, value)] : [];

    private static IEnumerable<(string Keyword, JsonNode Value)> Positive(string keyword, int value) => value > 0 ? [(keyword, value)] : [];

    private static JsonNode Value(object? value) => value switch
    {
        bool flag => flag,
        long number => number,
        _ => (string)value!,
    };
}
