using System.Net;
using System.Security.Cryptography;
using System.Text;
using DigitalTwin.Functions.Http;

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
            builder.RequestDelegate = context => Refusal(context) is { } problem ? ApiResults.Problem(problem).ExecuteAsync(context) : next(context);
        });

    private static ApiProblem? Refusal(HttpContext context)
    {
        var key = context.RequestServices.GetRequiredService<LocalHostOptions>().OwnerKey;
        if (string.IsNullOrEmpty(key))
        {
            return IsFromThisMachine(context) && !IsFromAnotherSite(context.Request) ? null : ApiProblem.Unauthorized("This route is the owner's. Set OWNER_KEY, and send it in the header x-functions-key.");
        }

        var brought = context.Request.Headers["x-functions-key"].FirstOrDefault() ?? context.Request.Query["code"].FirstOrDefault() ?? "";
        return AreEqual(brought, key) ? null : ApiProblem.Unauthorized("This route is the owner's. Send OWNER_KEY in the header x-functions-key.");
    }

    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    // A page of another site that runs in this machine's browser calls from loopback too.
    private static bool IsFromAnotherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].FirstOrDefault() is "cross-site" or "same-site"
        || (request.Headers.Origin.FirstOrDefault() is { } origin && origin != $"{request.Scheme}://{request.Host}");

    // Over hashes, so that neither the place of a difference nor the key's length shows in the time.
    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
