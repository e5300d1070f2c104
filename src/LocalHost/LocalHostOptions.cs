using System.ComponentModel.DataAnnotations;

namespace DigitalTwin.LocalHost;

/// <summary>How the app is served on this machine.</summary>
public sealed record LocalHostOptions : IValidatableObject
{
    /// <summary>The port on loopback; 0 takes a free one.</summary>
    [ConfigurationKeyName("PORT")]
    [Range(0, 65535, ErrorMessage = "PORT must be a number from 0 to 65535.")]
    public int Port { get; init; } = 7071;

    /// <summary>The function key for the owner's routes; without one, only programs on this machine may call them. A secret.</summary>
    [ConfigurationKeyName("OWNER_KEY")]
    public string? OwnerKey { get; init; }

    /// <summary>The sites whose pages may call the API, with commas between, such as <c>https://example.org</c>; <c>*</c> for any.</summary>
    [ConfigurationKeyName("CORS_ORIGINS")]
    public string? CorsOrigins { get; init; }

    /// <summary>The folder with the built page.</summary>
    [ConfigurationKeyName("SITE_DIR")]
    [Required(ErrorMessage = "SITE_DIR must name a folder.")]
    public string SiteFolder { get; init; } = "./staticwebapp/dist";

    public IReadOnlyList<string> Origins() => (CorsOrigins ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Origins() is { Count: > 1 } several && several.Contains("*"))
        {
            yield return new ValidationResult("CORS_ORIGINS must be either * or a list of origins, not both.");
        }

        foreach (var origin in Origins().Where(origin => origin != "*" && !IsOrigin(origin)))
        {
            yield return new ValidationResult($"CORS_ORIGINS holds '{origin}', which is no origin. Write it like https://example.org, without a path.");
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text;
}
