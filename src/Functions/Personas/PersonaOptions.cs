using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Personas;

/// <summary>Where the persona lies and how much of it is used.</summary>
public sealed record PersonaOptions
{
    /// <summary>The folder with the persona files.</summary>
    [ConfigurationKeyName("PERSONA_DIR")]
    [Required(ErrorMessage = "PERSONA_DIR must name a folder.")]
    public string Folder { get; init; } = "./data";

    /// <summary>The cap on all texts together, in UTF-16 code units: 1,000 to 2,000,000.</summary>
    [ConfigurationKeyName("PERSONA_MAX_CHARACTERS")]
    [Range(1_000, 2_000_000, ErrorMessage = "PERSONA_MAX_CHARACTERS must be a number from 1000 to 2000000.")]
    public int MaxCharacters { get; init; } = 200_000;

    /// <summary>How often the blob container is looked at for a change; seconds, 1 to 86,400. A folder is looked at on every turn.</summary>
    [ConfigurationKeyName("PERSONA_REFRESH")]
    [Range(1, 86_400, ErrorMessage = "PERSONA_REFRESH must be a number of seconds from 1 to 86400.")]
    public int Refresh { get; init; } = 60;
}
