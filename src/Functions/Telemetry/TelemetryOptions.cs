using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Telemetry;

/// <summary>Where traces and metrics are sent. OpenTelemetry's other settings (<c>OTEL_*</c>) are read by its own SDK.</summary>
public sealed record TelemetryOptions : IValidatableObject
{
    /// <summary>The collector's address, such as <c>http://localhost:4317</c>; null sends nothing.</summary>
    [ConfigurationKeyName("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public string? Endpoint { get; init; }

    public bool IsExported => Endpoint is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://localhost:4317.");
        }
    }
}
