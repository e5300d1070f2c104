using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Local;

/// <summary>Where conversations lie when they are kept in files.</summary>
public sealed record MemoryOptions
{
    /// <summary>The folder; made when it isn't there.</summary>
    [ConfigurationKeyName("MEMORY_DIR")]
    [Required(ErrorMessage = "MEMORY_DIR must name a folder.")]
    public string Folder { get; init; } = "./memory";
}
