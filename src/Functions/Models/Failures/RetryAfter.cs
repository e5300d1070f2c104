using System.ClientModel.Primitives;
using System.Globalization;

namespace DigitalTwin.Functions.Models.Failures;

/// <summary>When a provider says that trying again makes sense.</summary>
internal static class RetryAfter
{
    private static readonly string[] InMilliseconds = ["retry-after-ms", "x-ms-retry-after-ms"];
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The wait, 0 to a day; null when none is told. The header in milliseconds wins, being the more exact.</summary>
    public static TimeSpan? Read(PipelineResponseHeaders headers, DateTimeOffset now)
    {
        foreach (var name in InMilliseconds)
        {
            if (headers.TryGetValue(name, out var text) && Number(text) is { } milliseconds)
            {
                return Within(milliseconds / 1000);
            }
        }

        return !headers.TryGetValue("Retry-After", out var told) ? null
            : Number(told) is { } seconds ? Within(seconds)
            : DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? Within((moment - now).TotalSeconds)
            : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static TimeSpan Within(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
}
