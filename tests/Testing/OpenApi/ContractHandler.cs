namespace DigitalTwin.Testing.OpenApi;

/// <summary>Whatever a test asks for, the answer must be one that the API describes.</summary>
internal sealed class ContractHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var reply = await base.SendAsync(request, cancellationToken);
        // Another's name, and a null in a path, are turned away before any route is looked for.
        var isLookedAt = request.Headers.Host is null && !request.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal);
        return isLookedAt && await ApiContract.DifferenceAsync(request.Method, request.RequestUri!.AbsolutePath, reply) is { } difference
            ? throw new InvalidOperationException(difference)
            : reply;
    }
}
