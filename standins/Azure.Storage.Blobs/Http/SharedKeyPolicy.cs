using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Blobs.Http;

/// <summary>
/// Signs by Storage's Shared Key scheme. Stands after the retries, so that every try carries its own date and signature.
/// </summary>
internal sealed class SharedKeyPolicy(string account, byte[] key) : HttpPipelineSynchronousPolicy
{
    private static readonly string[] SignedHeaders =
    [
        "Content-MD5", HttpHeader.Names.ContentType, "Date", HttpHeader.Names.IfModifiedSince, HttpHeader.Names.IfMatch,
        HttpHeader.Names.IfNoneMatch, HttpHeader.Names.IfUnmodifiedSince, HttpHeader.Names.Range,
    ];

    public override void OnSendingRequest(HttpMessage message)
    {
        message.Request.Headers.SetValue("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        message.Request.Headers.Remove("Date");
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(StringToSign(message.Request)));
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, $"SharedKey {account}:{Convert.ToBase64String(signature)}");
    }

    private string StringToSign(Request request)
    {
        var text = new StringBuilder();
        text.Append(request.Method.Method).Append('\n');
        text.Append(Header(request, "Content-Encoding")).Append('\n');
        text.Append(Header(request, "Content-Language")).Append('\n');
        if (request.Content?.TryComputeLength(out var length) == true && length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{length}");
        }

        text.Append('\n');
        foreach (var name in SignedHeaders)
        {
            text.Append(Header(request, name)).Append('\n');
        }

        AppendServiceHeaders(text, request);
        AppendResource(text, request.Uri.ToUri());
        return text.ToString();
    }

    private static string Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value : "";

    private static void AppendServiceHeaders(StringBuilder text, Request request)
    {
        var headers = request.Headers
            .Select(header => (Name: Lower(header.Name), header.Value))
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.Ordinal))
            .OrderBy(header => header.Name, StringComparer.Ordinal);
        foreach (var (name, value) in headers)
        {
            text.Append(name).Append(':').Append(value).Append('\n');
        }
    }

    private void AppendResource(StringBuilder text, Uri uri)
    {
        text.Append('/').Append(account).Append(uri.AbsolutePath);
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2))
            .Select(parts => (Name: Lower(Uri.UnescapeDataString(parts[0])), Value: parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : ""))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            text.Append('\n').Append(name).Append(':').Append(value);
        }
    }

#pragma warning disable CA1308 // the scheme wants lower case
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
