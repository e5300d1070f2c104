using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Docs;

/// <inheritdoc cref="DocsFunction.GetPageAsync" />
internal sealed class DocsPageDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Docs, "This description as a page", "Shows every call, and makes it. The page asks nothing of other origins and keeps the keys that it is given in memory alone.")
    {
        Parameters = [ApiParameter.IfNoneMatch],
        Replies = [new ApiReply(200, "The page.", ApiContent.Text("text/html")) { Headers = [OpenApiDescription.ETag] }, OpenApiDescription.NotModified],
        Problems = ApiBoundary.Problems,
    };
}
