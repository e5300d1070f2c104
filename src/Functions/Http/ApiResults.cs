using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Http;

/// <summary>Every reply of the API is made here, so that all carry the same headers.</summary>
internal static class ApiResults
{
    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK, TimeSpan? retryAfter = null) =>
        new WithHeaders(TypedResults.Json(value, type, contentType: null, statusCode: status), retryAfter);

    /// <summary>For a caller who has left; nobody reads it.</summary>
    public static IResult Abandoned() => new WithHeaders(TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest));

    public static IResult NoContent() => new WithHeaders(TypedResults.NoContent());

    public static IResult Problem(ApiProblem problem) => new WithHeaders(new ProblemResult(problem), problem.RetryAfter);

    /// <summary>A result that writes the body itself.</summary>
    public static IResult Stream(IResult stream) => new WithHeaders(stream);

    /// <summary>Finds the request in the log and in traces.</summary>
    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private sealed class ProblemResult(ApiProblem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            return TypedResults.Json(ProblemReply.Of(problem, TraceId(httpContext)), ProblemJson.Wire.ProblemReply, "application/problem+json", problem.Status)
                .ExecuteAsync(httpContext);
        }
    }

    private sealed class WithHeaders(IResult inner, TimeSpan? retryAfter = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            SecurityHeaders.Write(httpContext);
            var headers = httpContext.Response.Headers;
            headers.CacheControl = "no-store";
            headers.AccessControlExposeHeaders = "retry-after, x-request-id, x-twin-limited, x-vercel-ai-ui-message-stream";
            if (retryAfter is { } wait)
            {
                headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            return inner.ExecuteAsync(httpContext);
        }
    }
}
