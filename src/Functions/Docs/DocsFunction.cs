using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Docs;

/// <summary>GET /api/openapi.json and GET /api/docs: what can be called here, for programs and for people.</summary>
internal sealed class DocsFunction(PublishedDocs docs, ApiBoundary boundary)
{
    [Function("GetOpenApi"), Described<OpenApiDescription>]
    public Task<IResult> GetDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, _ => Task.FromResult(ApiResults.Stream(docs.Document)), cancellationToken);

    [Function("GetDocs"), Described<DocsPageDescription>]
    public Task<IResult> GetPageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, _ => Task.FromResult(ApiResults.Stream(docs.Page)), cancellationToken);
}
