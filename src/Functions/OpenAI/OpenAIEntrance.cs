using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>Where a call of OpenAI's protocol enters: with the key, where the owner set one, and with every problem told in that protocol's shape.</summary>
internal sealed class OpenAIEntrance(ApiBoundary boundary, CompatOptions options)
{
    private const string Scheme = "Bearer ";

    /// <param name="cancellationToken">The function's own token; the caller's leaving is added to it.</param>
    public Task<IResult> RunAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> handle, CancellationToken cancellationToken)
    {
        Mark(request.HttpContext);
        return boundary.RunAsync(request, OpenAIError.Show, either => IsLetIn(request) ? handle(either) : throw new ApiProblemException(Refusal), cancellationToken);
    }

    /// <summary>Names the call. Clients show its name beside an error, whose shape has no place for it.</summary>
    public static void Mark(HttpContext context) => context.Response.Headers["x-request-id"] = ApiResults.TraceId(context);

    public static ApiProblem Refusal { get; } = ApiProblem.Unauthorized("This twin wants its key here. Send it as your client's API key, in the header `Authorization: Bearer ...`.");

    private bool IsLetIn(HttpRequest request) => options.Key is not { Length: > 0 } key || KeyComparison.AreEqual(Brought(request), key);

    // One key a request.
    private static string Brought(HttpRequest request) =>
        request.Headers.Authorization is [{ } only] && only.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? only[Scheme.Length..].Trim() : "";
}
