using System.Text.Encodings.Web;
using System.Text.Json;
using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.Docs;

/// <summary>The description and its page, made when they are first asked for and kept: nobody else pays for them.</summary>
internal sealed class PublishedDocs(ChatLimits limits)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<PublishedFile> _document = new(() => new PublishedFile(
        JsonSerializer.SerializeToUtf8Bytes(ApiDocument.Of(typeof(PublishedDocs).Assembly, limits), Relaxed), "application/json"));

    private readonly Lazy<PublishedFile> _page = new(DocsPage.Read);

    public PublishedFile Document => _document.Value;

    public bool IsMade => _document.IsValueCreated || _page.IsValueCreated;

    public PublishedFile Page => _page.Value;
}
