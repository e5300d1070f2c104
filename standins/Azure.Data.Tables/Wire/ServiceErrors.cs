using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>Reads code and message of a failed request from its body, or else the code from its header.</summary>
internal sealed class ServiceErrors : RequestFailedDetailsParser
{
    /// <summary>The key in <see cref="Exception.Data"/> of the failed action's index, as a string.</summary>
    public const string FailedEntity = "FailedEntity";

    public static readonly ServiceErrors Parser = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = FromBody(response) ?? FromHeader(response);
        if (error is null)
        {
            return false;
        }

        if (FailedIndex(error.Message) is { } index)
        {
            data = new Dictionary<string, string> { [FailedEntity] = index.ToString(CultureInfo.InvariantCulture) };
        }

        return true;
    }

    private static ResponseError? FromBody(Response response)
    {
        if (response.ContentStream is not MemoryStream { Length: > 0 })
        {
            return null;
        }

        try
        {
            using var body = JsonDocument.Parse(response.Content.ToMemory());
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("odata.error", out var error)
                ? new ResponseError(Text(error, "code"), Message(error))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ResponseError? FromHeader(Response response) =>
        response.Headers.TryGetValue("x-ms-error-code", out var code) ? new ResponseError(code, null) : null;

    private static string? Message(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? Text(message, "value") : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A transaction's error begins with the index of the action at fault and a colon.</summary>
    private static int? FailedIndex(string? message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }
}
