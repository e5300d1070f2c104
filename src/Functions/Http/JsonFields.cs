using System.Text.Json;

namespace DigitalTwin.Functions.Http;

/// <summary>Reads typed members of a JSON object. Null and absent are the same; any other type than the wanted is a 400 that names the member.</summary>
internal static class JsonFields
{
    public static string? Text(this JsonElement parent, string name, string path) => parent.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => TextOf(value, path),
        _ => throw Wrong(path, "a text"),
    };

    public static bool? Flag(this JsonElement parent, string name, string path) => parent.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(path, "true or false"),
    };

    public static bool HasList(this JsonElement parent, string name) => parent.Member(name) is { ValueKind: JsonValueKind.Array };

    public static float? Number(this JsonElement parent, string name, string path) => parent.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetSingle(out var number) => number,
        _ => throw Wrong(path, "a number"),
    };

    public static JsonElement? Object(this JsonElement parent, string name, string path) => parent.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => value,
        _ => throw Wrong(path, "an object"),
    };

    public static JsonElement? List(this JsonElement parent, string name, string path) => parent.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } value => value,
        _ => throw Wrong(path, "a list"),
    };

    /// <summary>Also one that is written with a point and nothing behind it but zeros, as some languages do.</summary>
    public static long? Whole(this JsonElement parent, string name, string path) => parent.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue =>
            (long)number,
        _ => throw Wrong(path, "a whole number"),
    };

    public static ApiProblemException Wrong(string path, string wanted) => new(ApiProblem.Invalid($"`{path}` must be {wanted}.", path));

    /// <summary>A member of any type.</summary>
    public static JsonElement? Member(this JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
        }
        catch (InvalidOperationException)
        {
            throw new ApiProblemException(ApiProblem.Invalid("The name of a member holds half a character (a lone surrogate). Send valid Unicode."));
        }
    }

    /// <summary>The text of a JSON string.</summary>
    public static string TextOf(JsonElement value, string path)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, "valid Unicode; it holds half a character (a lone surrogate)");
        }
    }
}
