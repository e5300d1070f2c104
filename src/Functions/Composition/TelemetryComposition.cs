using DigitalTwin.Functions.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class TelemetryComposition
{
    /// <summary>Nothing of OpenTelemetry is loaded unless OTEL_EXPORTER_OTLP_ENDPOINT names a collector.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<TelemetryOptions>();
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.AddExport();
        }
    }

    private static void AddExport(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new TelemetryExport(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<TelemetryExport>());
    }
}
