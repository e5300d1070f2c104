using System.Text;
using System.Threading.RateLimiting;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Limits;

/// <summary>A bucket of tokens for each address and for each conversation; docs/decisions/0011 says why it is made like this.</summary>
internal sealed class RateLimits : IDisposable
{
    // How often the library looks whether a bucket gets its next token.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly Buckets _buckets;
    private readonly bool _trustForwardedFor;
    private readonly PartitionedRateLimiter<int> _limiter;

    /// <summary>For an address; how long to wait is told anew each time.</summary>
    public static ApiProblem Address { get; } = ApiProblem.RateLimited("Too many requests came from your address at once. Send them more slowly.");

    /// <summary>For a conversation; how long to wait is told anew each time.</summary>
    public static ApiProblem Conversation { get; } = ApiProblem.RateLimited("Too many messages came to this conversation at once. Send them more slowly.");

    /// <param name="fill">See <see cref="Buckets"/>.</param>
    public RateLimits(RateLimitOptions options, RandomFill fill)
    {
        _buckets = new Buckets(fill);
        _trustForwardedFor = options.TrustForwardedFor;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1 / options.PerSecond),
            AutoReplenishment = false,
        };
        _limiter = PartitionedRateLimiter.Create<int, int>(number => RateLimitPartition.GetTokenBucketLimiter(number, _ => bucket));
    }

    /// <summary>Takes a token of the address that a request comes from. Null, or the problem that ends the request.</summary>
    public ApiProblem? TakeFor(HttpRequest request) =>
        Take(_buckets.Of(ClientAddress.Of(request, _trustForwardedFor)), Address);

    /// <summary>Takes a token of a conversation. Null, or the problem that ends the request; a conversation that is opened has none to take.</summary>
    public ApiProblem? TakeFor(SessionId? session) =>
        session is { } id ? Take(Buckets.Count + _buckets.Of(Encoding.ASCII.GetBytes(id.Value)), Conversation) : null;

    public void Dispose() => _limiter.Dispose();

    private ApiProblem? Take(int number, ApiProblem refusal)
    {
        using var lease = _limiter.AttemptAcquire(number);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var next) ? refusal with { RetryAfter = next + BetweenLooks }
            : refusal;
    }
}
