using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigitalTwin.Testing.Storage;

/// <summary>What <see cref="FaultyStorage"/> puts on the wire.</summary>
internal static class FaultyAnswers
{
    /// <summary>In the service's own words, which nobody beyond the log may see.</summary>
    public const string Message = "The storage's own words.";

    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding", "Host" };

    public static HttpRequestMessage Copy(HttpRequest request, Uri server, byte[] body)
    {
        // As it came: the key signs the path to the letter.
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var address = new Uri(server.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var copy = new HttpRequestMessage(new HttpMethod(request.Method), address) { Content = new ByteArrayContent(body) };
        foreach (var header in request.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            if (!copy.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value))
            {
                copy.Content.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value);
            }
        }

        return copy;
    }

    /// <param name="share">How much of the answer is sent before the connection is reset; 1 for all, 0 for not even its head.</param>
    public static async Task SendAsync(HttpContext context, HttpResponseMessage answer, double share)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (share == 0 || (share < 1 && body.Length == 0))
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
        {
            response.Headers[header.Key] = header.Value.ToArray();
        }

        if (share < 1)
        {
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body.AsMemory(0, (int)(body.Length * share)));
            await response.Body.FlushAsync();
            context.Abort();
        }
        else if (body.Length > 0)
        {
            await response.Body.WriteAsync(body);
        }
    }

    public static Task ErrorAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["x-ms-error-code"] = code;
        if (status == 503)
        {
            context.Response.Headers.RetryAfter = "30";
        }

        return context.Response.WriteAsync(Json(code));
    }

    public static Task BatchAsync(HttpContext context)
    {
        context.Response.StatusCode = 202;
        context.Response.ContentType = "multipart/mixed; boundary=batchresponse_1";
        var error = Json("InternalError");
        var length = error.Length.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsync(string.Join(
            "\r\n",
            "--batchresponse_1",
            "Content-Type: multipart/mixed; boundary=changesetresponse_1",
            "",
            "--changesetresponse_1",
            "Content-Type: application/http",
            "Content-Transfer-Encoding: binary",
            "",
            "HTTP/1.1 500 Internal Server Error",
            "Content-Type: application/json;odata=minimalmetadata",
            $"Content-Length: {length}",
            "",
            error,
            "--changesetresponse_1--",
            "--batchresponse_1--",
            ""));
    }

    private static string Json(string code) => $$"""{"odata.error":{"code":"{{code}}","message":{"lang":"en-US","value":"{{Message}}"} } }""";
}
