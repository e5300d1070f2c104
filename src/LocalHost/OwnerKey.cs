using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Limits;

namespace DigitalTwin.LocalHost;

/// <summary>
/// Function keys, as far as one machine needs them: OWNER_KEY in <c>x-functions-key</c> or <c>?code=</c>. Without OWNER_KEY the
/// owner's routes serve callers on this machine, and none that came through a proxy or from a page of another site.
/// </summary>
internal static class OwnerKey
{
    public static void AddOwnerKey(this IEndpointConventionBuilder endpoint) =>
        endpoint.Add(builder =>
        {
            var next = builder.RequestDelegate!;
            builder.RequestDelegate = context => Refusal(context) is { } problem ? RefuseAsync(context, problem) : next(context);
        });

    private static ApiProblem? Refusal(HttpContext context)
    {
        var key = context.RequestServices.GetRequiredService<LocalHostOptions>().OwnerKey;
        if (string.IsNullOrEmpty(key))
        {
            return FromThisMachine.Is(context) ? null : ApiProblem.Unauthorized("This route is the owner's. Set OWNER_KEY, and send it in the header x-functions-key.");
        }

        return KeyComparison.AreEqual(Brought(context.Request), key) ? null : ApiProblem.Unauthorized("This route is the owner's. Send OWNER_KEY in the header x-functions-key.");
    }

    // A guess costs what a request costs, so that guessing is as slow as the limit is.
    private static Task RefuseAsync(HttpContext context, ApiProblem problem)
    {
        var tooMany = context.RequestServices.GetRequiredService<RateLimits>().TakeFor(context.Request);
        return ApiResults.Problem(tooMany ?? problem).ExecuteAsync(context);
    }

    // The header counts when there is one, as in the Functions host; one key a request, wherever it stands.
    private static string Brought(HttpRequest request)
    {
        var brought = request.Headers.TryGetValue("x-functions-key", out var keys) ? keys : request.Query["code"];
        return brought is [{ } only] ? only : "";
    }
}
