using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalTwin.Functions.Http;

/// <summary>Reads a body that must be one JSON object. What can be wrong with it is told as a problem; nothing here is a 500.</summary>
internal static class JsonBody
{
    /// <summary>1 MiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>What can be wrong with a body before its members are read.</summary>
    public static IReadOnlyList<ApiProblem> Problems { get; } =
    [
        ApiProblem.Invalid("The body is not valid JSON: see line 1, byte 13."),
        ApiProblem.TooSlow(),
        TooLarge().Problem,
        Unsupported(NotJson).Problem,
    ];

    private const string NotJson = "Send the body as JSON, with the header Content-Type: application/json.";

    private const int FirstBytes = 16 * 1024;

    private const int MaxDepth = 32;

    /// <exception cref="ApiProblemException">400, 413 or 415.</exception>
    public static Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, "{\"message\": \"Hello\"}", cancellationToken);

    /// <param name="example">What a body may look like, for who sends none.</param>
    /// <exception cref="ApiProblemException">400, 413 or 415.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, string example, CancellationToken cancellationToken)
    {
        CheckType(request);
        var bytes = await ReadSafelyAsync(request, cancellationToken);
        if (bytes.Length == 0)
        {
            throw Invalid($"The body is empty. Send a JSON object such as {example}.");
        }

        return Utf8.IsValid(bytes.Span) ? Parse(bytes, example) : throw Invalid("The body is not valid UTF-8.");
    }

    private static void CheckType(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported(NotJson);
        }

        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported("Send the body in UTF-8.");
        }

        if (request.Headers.ContentEncoding.Count > 0 && !request.Headers.ContentEncoding.Equals("identity"))
        {
            throw Unsupported("Send the body without compression.");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadSafelyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadBytesAsync(request, cancellationToken);
        }
        catch (BadHttpRequestException bad)
        {
            throw bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => TooLarge(),
                StatusCodes.Status408RequestTimeout => new ApiProblemException(ApiProblem.TooSlow()),
                _ => Invalid("The body breaks the rules of HTTP. Send it whole, with a right length or right chunks."),
            };
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        // What a client says will come costs nothing; what has come, does.
        var buffer = new byte[(int)Math.Min(request.ContentLength ?? FirstBytes, FirstBytes) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > MaxBytes)
            {
                throw TooLarge();
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxBytes + 1));
            }
        }

        return buffer.AsMemory(0, length);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string example)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException fault)
        {
            throw Invalid(IsOnlyTooDeep(bytes.Span)
                ? string.Create(CultureInfo.InvariantCulture, $"The body is nested too deeply; at most {MaxDepth} levels are read.")
                : string.Create(CultureInfo.InvariantCulture, $"The body is not valid JSON: see line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}."));
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw Invalid($"The body must be a JSON object such as {example}.");
    }

    private static bool IsOnlyTooDeep(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ApiProblemException Invalid(string detail) => new(ApiProblem.Invalid(detail));

    private static ApiProblemException Unsupported(string detail) => new(ApiProblem.UnsupportedMediaType(detail));

    private static ApiProblemException TooLarge() => new(ApiProblem.TooLarge("The body is larger than 1 MiB. Send less."));
}
