using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Blobs.Http;

/// <summary>Makes and sends the calls of one account; clients that come from one another share it.</summary>
/// <param name="version">The service version as the header names it, such as <c>2025-11-05</c>.</param>
internal sealed class BlobPipeline(HttpPipeline pipeline, string version)
{
    public HttpMessage CreateMessage(RequestMethod method, Uri uri, RequestConditions? conditions = null)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.Add("x-ms-version", version);
        message.Request.Headers.Add(HttpHeader.Names.Accept, "application/xml");
        if (conditions is not null)
        {
            AddConditions(message.Request, conditions);
        }

        return message;
    }

    /// <exception cref="RequestFailedException">The service answered with another status than those expected.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    private static void AddConditions(Request request, RequestConditions conditions)
    {
        Add(request, HttpHeader.Names.IfMatch, conditions.IfMatch?.ToString("H"));
        Add(request, HttpHeader.Names.IfNoneMatch, conditions.IfNoneMatch?.ToString("H"));
        Add(request, HttpHeader.Names.IfModifiedSince, conditions.IfModifiedSince?.ToString("R"));
        Add(request, HttpHeader.Names.IfUnmodifiedSince, conditions.IfUnmodifiedSince?.ToString("R"));
    }

    private static void Add(Request request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.Add(name, value);
        }
    }
}
