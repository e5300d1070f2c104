using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalTwin.Functions.Docs;

/// <summary>A reply that stays the same while the app runs. A client that has it is told so in a few bytes.</summary>
/// <param name="policy">The Content-Security-Policy of a page; null for what is no page.</param>
internal sealed class PublishedFile(byte[] bytes, string mediaType, string? policy = null) : IResult
{
    private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-cache";
        if (policy is not null)
        {
            headers.ContentSecurityPolicy = policy;
        }

        return TypedResults.Bytes(bytes, mediaType, entityTag: _tag).ExecuteAsync(httpContext);
    }
}
