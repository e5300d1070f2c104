using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DigitalTwin.Functions.Telemetry;

/// <summary>Sends traces and metrics to a collector by OTLP while the host runs, and what is left when it stops.</summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string ServiceName = "digital-twin";

    // The platform's own spans of requests: the parents of ours.
    private const string Requests = "Microsoft.AspNetCore";

    private OpenTelemetrySdk? _sdk;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sdk = OpenTelemetrySdk.Create(telemetry =>
        {
            telemetry.Services.AddSingleton(configuration);
            telemetry.ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? ServiceName));
            telemetry.WithTracing(tracing => tracing.AddSource(ModelMetrics.Name, Requests).AddOtlpExporter());
            telemetry.WithMetrics(metrics => metrics.AddMeter(ModelMetrics.Name, "Microsoft.AspNetCore.Hosting").AddOtlpExporter());
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _sdk?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _sdk?.Dispose();
}
