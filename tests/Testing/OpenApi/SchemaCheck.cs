using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigitalTwin.Testing.OpenApi;

/// <summary>Holds values against the schemas of an OpenAPI document: the keywords that ours uses, and any other is a fault of this class.</summary>
/// <param name="strict">A member that no schema names is a complaint.</param>
public sealed class SchemaCheck(JsonNode document, bool strict)
{
    // What says nothing of a value.
    private static readonly string[] Words = ["$ref", "description", "default", "x-event", "contentMediaType", "contentEncoding"];

    /// <summary>What is wrong with the value, with its place; empty when nothing is.</summary>
    public IReadOnlyList<string> Complaints(JsonNode? value, JsonObject schema, string place = "$")
    {
        var complaints = new List<string>();
        if (schema["$ref"] is { } target)
        {
            complaints.AddRange(Complaints(value, Resolve((string)target!), place));
        }

        foreach (var (keyword, rule) in schema.Where(rule => !Words.Contains(rule.Key)))
        {
            complaints.AddRange(Check(keyword, rule!, value, schema, place));
        }

        return complaints;
    }

    public JsonObject Resolve(string reference) =>
        reference[2..].Split('/').Aggregate(document, (at, name) => at[name] ?? throw new InvalidOperationException($"{reference} leads nowhere.")).AsObject();

    private IEnumerable<string> Check(string keyword, JsonNode rule, JsonNode? value, JsonObject schema, string place) => keyword switch
    {
        "type" => Expect(rule is JsonArray several ? several.Any(type => IsOf((string)type!, value)) : IsOf((string)rule!, value), $"{place} is no {rule}"),
        "enum" => Expect(rule.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)), $"{place} is {value?.ToJsonString()}, not one of {rule.ToJsonString()}"),
        "anyOf" => Expect(rule.AsArray().Any(form => Complaints(value, form!.AsObject(), place).Count == 0), $"{place} has none of the forms"),
        "required" => rule.AsArray().SelectMany(name => Expect(value is JsonObject found && found.ContainsKey((string)name!), $"{place} lacks {name}")),
        "properties" => Members(value, rule.AsObject(), schema, place),
        "additionalProperties" => (value as JsonObject ?? []).SelectMany(member => Complaints(member.Value, rule.AsObject(), $"{place}.{member.Key}")),
        "items" => (value as JsonArray ?? []).SelectMany((item, index) => Complaints(item, rule.AsObject(), string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"))),
        "minItems" => Expect((value as JsonArray)?.Count >= (int)rule, $"{place} has too few items"),
        "maxItems" => Expect((value as JsonArray)?.Count <= (int)rule, $"{place} has too many items"),
        "minLength" => Expect(Text(value)?.Length >= (int)rule, $"{place} is too short"),
        "maxLength" => Expect(Text(value)?.Length <= (int)rule, $"{place} is too long"),
        "minimum" => Expect((double)value! >= (double)rule, $"{place} is too small"),
        "maximum" => Expect((double)value! <= (double)rule, $"{place} is too large"),
        "pattern" => Expect(Text(value) is { } text && Regex.IsMatch(text, (string)rule!), $"{place} does not match {rule}"),
        "format" => Expect((string)rule! == "date-time" && DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, out _), $"{place} is no time"),
        "const" => Expect(JsonNode.DeepEquals(rule, value), $"{place} is not {rule}"),
        _ => throw new InvalidOperationException($"Nothing here knows the keyword {keyword}."),
    };

    private IEnumerable<string> Members(JsonNode? value, JsonObject properties, JsonObject schema, string place)
    {
        foreach (var (name, member) in value as JsonObject ?? [])
        {
            if (properties[name] is JsonObject known)
            {
                foreach (var complaint in Complaints(member, known, $"{place}.{name}"))
                {
                    yield return complaint;
                }
            }
            else if (strict && !schema.ContainsKey("$ref") && !properties.ContainsKey(name))
            {
                yield return $"{place}.{name} is not documented";
            }
        }
    }

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("null", JsonValueKind.Null) => true,
        ("integer", JsonValueKind.Number) => (double)value! == Math.Floor((double)value!),
        _ => false,
    };

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? (string)value! : null;

    private static IEnumerable<string> Expect(bool holds, string complaint) => holds ? [] : [complaint];
}
