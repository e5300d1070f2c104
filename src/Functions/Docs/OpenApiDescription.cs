using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Docs;

/// <inheritdoc cref="DocsFunction.GetDocumentAsync" />
internal sealed class OpenApiDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Docs, "This description", "OpenAPI 3.1, made from the code that answers. Its addresses are relative, so that it holds wherever the twin runs.")
    {
        Parameters = [ApiParameter.IfNoneMatch],
        Replies = [new ApiReply(200, "The description.", ApiContent.AnyObject) { Headers = [ETag] }, NotModified],
        Problems = ApiBoundary.Problems,
    };

    internal static ApiHeader ETag { get; } = new("ETag", "Names this version; send it as `If-None-Match`.", "\"0af7651916cd43dd8448eb21\"");

    internal static ApiReply NotModified { get; } = new(304, "The client's copy is the right one.") { Headers = [ETag] };
}
