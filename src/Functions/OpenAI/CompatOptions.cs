using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>Who may call the twin by OpenAI's protocol.</summary>
public sealed record CompatOptions
{
    /// <summary>What every route under <c>/api/v1</c> wants as a bearer token; without one they are open, within the limits. A secret.</summary>
    [ConfigurationKeyName("OPENAI_COMPAT_KEY")]
    [RegularExpression("[!-~]+", ErrorMessage = "OPENAI_COMPAT_KEY must be made of visible ASCII characters, without spaces, for it travels in a header.")]
    public string? Key { get; init; }
}
