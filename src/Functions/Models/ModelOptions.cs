using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Models;

/// <summary>Which model answers. With neither a key nor an address it is the offline model.</summary>
public sealed record ModelOptions : IValidatableObject
{
    /// <summary>OpenAI's key, or that of a compatible server; a local server may need none. A secret.</summary>
    [ConfigurationKeyName("OPENAI_API_KEY")]
    public string? ApiKey { get; init; }

    [ConfigurationKeyName("OPENAI_MODEL")]
    [Required(ErrorMessage = "OPENAI_MODEL must name a model.")]
    public string Model { get; init; } = "gpt-4o-mini";

    /// <summary>Where a compatible server (Ollama, vLLM, Groq) listens, such as <c>http://localhost:11434/v1</c>; null for OpenAI's own.</summary>
    [ConfigurationKeyName("OPENAI_BASE_URL")]
    public string? BaseUrl { get; init; }

    /// <summary>The models that a client may ask for, with commas between; others are ignored.</summary>
    [ConfigurationKeyName("OPENAI_ALLOWED_MODELS")]
    public string? AllowedModels { get; init; }

    /// <summary>How long the first piece of a reply may take, retries included; seconds, 1 to 45.</summary>
    [ConfigurationKeyName("MODEL_FIRST_TOKEN_TIMEOUT")]
    [Range(1, 45, ErrorMessage = "MODEL_FIRST_TOKEN_TIMEOUT must be a number of seconds from 1 to 45.")]
    public int FirstTokenTimeout { get; init; } = 20;

    /// <summary>How long each further piece may take; seconds, 1 to 120.</summary>
    [ConfigurationKeyName("MODEL_TOKEN_TIMEOUT")]
    [Range(1, 120, ErrorMessage = "MODEL_TOKEN_TIMEOUT must be a number of seconds from 1 to 120.")]
    public int TokenTimeout { get; init; } = 15;

    /// <summary>How long a whole reply may take; seconds, 1 to 600.</summary>
    [ConfigurationKeyName("TURN_TIMEOUT")]
    [Range(1, 600, ErrorMessage = "TURN_TIMEOUT must be a number of seconds from 1 to 600.")]
    public int TurnTimeout { get; init; } = 120;

    /// <summary>Whether there is a language model at all.</summary>
    public bool IsOffline => string.IsNullOrWhiteSpace(ApiKey) && string.IsNullOrWhiteSpace(BaseUrl);

    public bool Allows(string model) =>
        (AllowedModels ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Contains(model, StringComparer.Ordinal);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(BaseUrl) && !(Uri.TryCreate(BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("OPENAI_BASE_URL must be an address such as http://localhost:11434/v1.");
        }
    }
}
