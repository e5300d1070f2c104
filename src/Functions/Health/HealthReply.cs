using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.Functions.Health;

/// <param name="Status"><c>healthy</c> when every check is, else <c>unhealthy</c>.</param>
/// <param name="Storage"><c>files</c> or <c>tables</c>.</param>
internal sealed record HealthReply(
    [property: AllowedValues(HealthReply.Healthy, HealthReply.Unhealthy)] string Status,
    [property: AllowedValues("files", "tables")] string Storage,
    IReadOnlyDictionary<string, HealthCheck> Checks)
{
    public const string Healthy = "healthy";
    public const string Unhealthy = "unhealthy";
}

/// <param name="DurationMs">How long the check took, in milliseconds.</param>
/// <param name="Detail">What the owner should know; never a secret, never an exception's text.</param>
/// <param name="Warnings">What works, but not as the owner may think.</param>
internal sealed record HealthCheck(
    [property: AllowedValues(HealthReply.Healthy, HealthReply.Unhealthy)] string Status, double DurationMs, string? Detail, IReadOnlyList<string>? Warnings);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReply))]
[JsonSerializable(typeof(InfoReply))]
internal sealed partial class HealthJson : JsonSerializerContext
{
    public static HealthJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
