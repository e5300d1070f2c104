using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Http;

/// <summary>How long a stream may be written: until its reader leaves, the function is stopped, or a deadline, for a reader who takes nothing more.</summary>
internal static class StreamLifetime
{
    /// <param name="cancellationToken">The function's own token; it must outlive the reply, which is written after the function returns.</param>
    /// <returns>Disposed of with the response.</returns>
    public static CancellationTokenSource Of(HttpContext context, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        var deadline = new CancellationTokenSource(longest, time);
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.RequestAborted, deadline.Token);
        context.Response.RegisterForDispose(deadline);
        context.Response.RegisterForDispose(lifetime);
        return lifetime;
    }
}
