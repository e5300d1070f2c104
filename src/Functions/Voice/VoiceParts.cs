using System.Text;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DigitalTwin.Functions.Voice;

/// <summary>
/// Takes a form apart while it comes: the recording goes into memory and nowhere else. The framework's own reading of forms would write
/// it to a temporary file.
/// </summary>
internal static class VoiceParts
{
    /// <summary>A recording, and what stands around it.</summary>
    public const long MaxBytes = AudioBuffer.MaxBytes + (64 * 1024);

    private const string Audio = "audio";
    private const int MaxFields = 16;
    private const int MaxFieldBytes = 1024;
    private const int MaxBoundary = 70;
    private const int MaxHeaders = 8;
    private const int MaxHeaderBytes = 4096;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <returns>The fields by their names; the last one where a name comes twice. The recording is in the buffer.</returns>
    /// <exception cref="ApiProblemException">400, 408, 413, 415 or 503.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request, AudioBuffer audio, CancellationToken cancellationToken)
    {
        var boundary = Boundary(request);
        if (request.ContentLength > MaxBytes)
        {
            throw new ApiProblemException(VoiceProblems.TooLarge);
        }

        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, request.Body) { HeadersCountLimit = MaxHeaders, HeadersLengthLimit = MaxHeaderBytes }, audio, cancellationToken);
        }
        catch (BadHttpRequestException bad)
        {
            throw bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => new ApiProblemException(VoiceProblems.TooLarge),
                StatusCodes.Status408RequestTimeout => new ApiProblemException(ApiProblem.TooSlow()),
                _ => Invalid("The body breaks the rules of HTTP. Send it whole, with a right length or right chunks."),
            };
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            throw Invalid("The body is no whole multipart/form-data. Send each field once, and the boundary at the end.");
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadPartsAsync(MultipartReader reader, AudioBuffer audio, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var isThere = false;
        for (var count = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; count++)
        {
            var name = count < MaxFields ? NameOf(part) : throw Invalid($"The form has too many fields. Send at most {MaxFields}.");
            if (name != Audio)
            {
                fields[name] = await TextAsync(part, name, cancellationToken);
                continue;
            }

            if (isThere)
            {
                throw Invalid("The form has the field `audio` twice. Send one recording.");
            }

            isThere = true;
            await audio.FillAsync(part.Body, cancellationToken);
        }

        return isThere ? fields : throw Invalid("The field `audio` is missing. Send the recording in it, with a file name.");
    }

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || (request.Headers.ContentEncoding.Count > 0 && !request.Headers.ContentEncoding.Equals("identity")))
        {
            throw new ApiProblemException(VoiceProblems.Unsupported);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaxBoundary && boundary.All(character => character is >= ' ' and < '\u007f')
            ? boundary
            : throw Invalid($"The header Content-Type must name the boundary of the form, 1 to {MaxBoundary} characters.");
    }

    private static string NameOf(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
        && disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(disposition.Name).ToString() is { Length: > 0 } name
            ? name
            : throw Invalid("A field of the form has no name.");

    private static async Task<string> TextAsync(MultipartSection part, string name, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxFieldBytes + 1];
        var length = await part.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return length <= MaxFieldBytes ? Strict.GetString(bytes, 0, length) : throw new ApiProblemException(ApiProblem.TooLarge($"A field of the form is larger than {MaxFieldBytes} bytes. Send less in it."));
        }
        catch (DecoderFallbackException)
        {
            throw Invalid(name.Length < MaxBoundary ? $"`{name}` is not valid UTF-8." : "A field of the form is not valid UTF-8.");
        }
    }

    private static ApiProblemException Invalid(string detail) => new(ApiProblem.Invalid(detail));
}
