using System.Security.Cryptography;
using DigitalTwin.Functions.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class LimitsComposition
{
    public static void AddLimits(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<RateLimitOptions>();
        // The worker's web application would take the header for the connection's address, trusted or not, and take it away.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(headers => headers.ForwardedHeaders = ForwardedHeaders.None);
        builder.Services.AddSingleton<RefusalLog>();
        builder.Services.AddSingleton(services => new RateLimits(services.GetRequiredService<RateLimitOptions>(), RandomNumberGenerator.Fill));
    }
}
