using System.Security.Cryptography;
using DigitalTwin.Functions.Limits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class LimitsComposition
{
    public static void AddLimits(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<RateLimitOptions>();
        builder.Services.AddSingleton(services => new RateLimits(services.GetRequiredService<RateLimitOptions>(), RandomNumberGenerator.Fill));
    }
}
