using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Http;

/// <summary>
/// Where a request enters. The Functions host answers an unhandled exception with an empty 500, so that none may pass: each
/// becomes a problem here, is logged once here, and shows the caller nothing of itself. And every request pays here: one token of
/// the address that it comes from.
/// </summary>
internal sealed partial class ApiBoundary(RateLimits limits, RefusalLog refusals, ILogger<ApiBoundary> logger)
{
    /// <summary>What any call may come to.</summary>
    public static IReadOnlyList<ApiProblem> Problems { get; } = [RateLimits.Address, ApiProblem.Internal()];

    /// <param name="cancellationToken">The function's own token; the visitor's leaving is added to it.</param>
    public Task<IResult> RunAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> handle, CancellationToken cancellationToken) =>
        RunAsync(request, ApiResults.Problem, handle, cancellationToken);

    /// <param name="show">How a problem looks to this caller.</param>
    /// <param name="cancellationToken">The function's own token; the visitor's leaving is added to it.</param>
    public Task<IResult> RunAsync(
        HttpRequest request, Func<ApiProblem, IResult> show, Func<CancellationToken, Task<IResult>> handle, CancellationToken cancellationToken) =>
        limits.TakeFor(request) is { } refusal
            ? Task.FromResult(show(Noted(refusal)))
            : GuardAsync(request, show, handle, cancellationToken);

    /// <summary>Takes no token: for what costs no more than its refusal would.</summary>
    public Task<IResult> RunFreelyAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> handle, CancellationToken cancellationToken) =>
        GuardAsync(request, ApiResults.Problem, handle, cancellationToken);

    private ApiProblem Noted(ApiProblem refusal)
    {
        refusals.Note();
        return refusal;
    }

    private async Task<IResult> GuardAsync(
        HttpRequest request, Func<ApiProblem, IResult> show, Func<CancellationToken, Task<IResult>> handle, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.HttpContext.RequestAborted);
        try
        {
            return await handle(either.Token);
        }
        catch (ApiProblemException refused)
        {
            return show(refused.Problem);
        }
        // A token linked to the same source may be cancelled, and heard of here, before this one is: the source itself is asked too.
        catch (OperationCanceledException) when (either.IsCancellationRequested || request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return ApiResults.Abandoned();
        }
        catch (StorageException fault)
        {
            LogStorageFault(request.Method, Route(request), fault);
            return show(ApiProblem.StorageUnavailable());
        }
        catch (Exception fault)
        {
            LogFault(request.Method, Route(request), fault);
            return show(ApiProblem.Internal());
        }
    }

    // Without what follows: an id in a path is a key.
    private static string Route(HttpRequest request) => string.Join('/', (request.Path.Value ?? "").Split('/').Take(3));

    [LoggerMessage(Level = LogLevel.Error, Message = "The memory failed in {Method} {Route}")]
    private partial void LogStorageFault(string method, string route, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen fault in {Method} {Route}")]
    private partial void LogFault(string method, string route, Exception fault);
}
