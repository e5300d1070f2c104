using System.ComponentModel.DataAnnotations;
using DigitalTwin.Domain.Chat;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Chat;

/// <summary>The bounds of a turn, as the owner sets them.</summary>
public sealed record TurnOptions
{
    /// <summary>0 to 2.</summary>
    [ConfigurationKeyName("LLM_TEMPERATURE")]
    [Range(0.0, 2.0, ErrorMessage = "LLM_TEMPERATURE must be a number from 0 to 2.")]
    public float Temperature { get; init; } = 0.7f;

    /// <summary>How many earlier messages the model is shown: 0 to 200.</summary>
    [ConfigurationKeyName("MAX_CONVERSATION_HISTORY")]
    [Range(0, 200, ErrorMessage = "MAX_CONVERSATION_HISTORY must be a number from 0 to 200.")]
    public int MaxHistoryMessages { get; init; } = 20;

    /// <summary>How long those may be together, in UTF-16 code units: 0 to 1,000,000.</summary>
    [ConfigurationKeyName("MAX_HISTORY_CHARACTERS")]
    [Range(0, 1_000_000, ErrorMessage = "MAX_HISTORY_CHARACTERS must be a number from 0 to 1000000.")]
    public int MaxHistoryCharacters { get; init; } = 24_000;

    /// <summary>The longest message, in UTF-16 code units: 1 to 100,000.</summary>
    [ConfigurationKeyName("MAX_MESSAGE_CHARACTERS")]
    [Range(1, 100_000, ErrorMessage = "MAX_MESSAGE_CHARACTERS must be a number from 1 to 100000.")]
    public int MaxMessageCharacters { get; init; } = 4000;

    /// <summary>The cap on a reply, in the model's tokens: 16 to 100,000.</summary>
    [ConfigurationKeyName("MAX_OUTPUT_TOKENS")]
    [Range(16, 100_000, ErrorMessage = "MAX_OUTPUT_TOKENS must be a number from 16 to 100000.")]
    public int MaxOutputTokens { get; init; } = 800;

    public ChatLimits ToLimits() => new()
    {
        Temperature = Temperature,
        MaxHistoryMessages = MaxHistoryMessages,
        MaxHistoryCharacters = MaxHistoryCharacters,
        MaxMessageCharacters = MaxMessageCharacters,
        MaxOutputTokens = MaxOutputTokens,
    };
}
