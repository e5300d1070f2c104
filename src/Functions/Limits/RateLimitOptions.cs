using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Limits;

/// <summary>How often one address may call, and one conversation be spoken to, before it is asked to wait.</summary>
public sealed record RateLimitOptions
{
    /// <summary>How many may come at once: 1 to 1,000,000.</summary>
    [ConfigurationKeyName("RATE_LIMIT_BURST")]
    [Range(1, 1_000_000, ErrorMessage = "RATE_LIMIT_BURST must be a number from 1 to 1000000.")]
    public int Burst { get; init; } = 10;

    /// <summary>How many more may come in each second after that: 0.001 to 1,000,000.</summary>
    [ConfigurationKeyName("RATE_LIMIT_PER_SECOND")]
    [Range(0.001, 1_000_000.0, ErrorMessage = "RATE_LIMIT_PER_SECOND must be a number from 0.001 to 1000000.")]
    public double PerSecond { get; init; } = 5;

    /// <summary>
    /// The caller's address is the last one in <c>X-Forwarded-For</c>. Right only where every request comes through one proxy that
    /// appends to that header, as on Azure Functions; anywhere else a caller would choose its own address.
    /// </summary>
    [ConfigurationKeyName("TRUST_FORWARDED_FOR")]
    [AllowedValues(true, false, ErrorMessage = "TRUST_FORWARDED_FOR must be true or false.")]
    public bool TrustForwardedFor { get; init; }
}
