using System.Text.Json;

namespace DigitalTwin.Functions.Models.OpenAI;

/// <summary>The JSON of a refusal: <c>{"error": {"message", "code", "param", "innererror": {"code"}}}</c>. Any of it may be missing.</summary>
/// <param name="Message">A provider's own words may quote the key or the prompt: never to be logged or shown.</param>
internal sealed record ErrorBody(string? Code, string? InnerCode, string? Parameter, string? Message)
{
    private static readonly ErrorBody Empty = new(null, null, null, null);

    public static ErrorBody Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Member(document.RootElement, "error") is { ValueKind: JsonValueKind.Object } error
                ? new ErrorBody(Text(error, "code"), Member(error, "innererror") is { } inner ? Text(inner, "code") : null, Text(error, "param"), Text(error, "message"))
                : Empty;
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    /// <summary>The provider's filter stopped the prompt.</summary>
    public bool IsContentFilter => Code is "content_filter" or "content_policy_violation" || InnerCode is "ResponsibleAIPolicyViolation";

    /// <summary>The model takes no such parameter, or no value of it but one; not merely not this value.</summary>
    public bool IsUnsupported => Code is "unsupported_parameter" or "unsupported_value";

    /// <summary>The code, when it is one and no sentence.</summary>
    public string? SafeCode => Code is { Length: > 0 and <= 50 } && Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? Code : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
