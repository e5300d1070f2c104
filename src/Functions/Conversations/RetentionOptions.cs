using System.ComponentModel.DataAnnotations;
using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Conversations;

/// <summary>How long conversations are kept.</summary>
public sealed record RetentionOptions
{
    /// <summary>Days after the last message: 1 to 3,650, or 0 to keep them all.</summary>
    [ConfigurationKeyName("RETENTION_DAYS")]
    [Range(0, 3650, ErrorMessage = "RETENTION_DAYS must be a number from 0 to 3650; 0 keeps every conversation.")]
    public int Days { get; init; } = 90;

    public RetentionPeriod ToPeriod() => new(Days);
}
