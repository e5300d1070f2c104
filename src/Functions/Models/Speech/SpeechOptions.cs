using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Models.Speech;

/// <summary>Who listens and who speaks. Without an address of their own it is the chat model's provider.</summary>
public sealed record SpeechOptions : IValidatableObject
{
    /// <summary>The model that listens; at Azure a deployment. Null for none: there is no voice then.</summary>
    [ConfigurationKeyName("STT_MODEL")]
    public string? ListeningModel { get; init; }

    /// <summary>The model that speaks; at Azure a deployment. Null for none: the twin listens then and answers in writing.</summary>
    [ConfigurationKeyName("TTS_MODEL")]
    public string? SpeakingModel { get; init; }

    /// <summary>The voice, as the server names it; a persona's own wins.</summary>
    [ConfigurationKeyName("TTS_VOICE")]
    [Required(ErrorMessage = "TTS_VOICE must name a voice.")]
    public string Voice { get; init; } = "alloy";

    /// <summary>A compatible server that listens, such as <c>https://api.groq.com/openai/v1</c>.</summary>
    [ConfigurationKeyName("STT_BASE_URL")]
    public string? ListeningUrl { get; init; }

    /// <summary>A compatible server that speaks.</summary>
    [ConfigurationKeyName("TTS_BASE_URL")]
    public string? SpeakingUrl { get; init; }

    /// <summary>The key of the server at STT_BASE_URL; a local one may need none. A secret.</summary>
    [ConfigurationKeyName("STT_API_KEY")]
    public string? ListeningKey { get; init; }

    /// <summary>The key of the server at TTS_BASE_URL; a local one may need none. A secret.</summary>
    [ConfigurationKeyName("TTS_API_KEY")]
    public string? SpeakingKey { get; init; }

    /// <summary>What a second of what is listened to counts in the day's budget: 0 to 100,000.</summary>
    [ConfigurationKeyName("STT_TOKENS_PER_SECOND")]
    [Range(0, 100_000, ErrorMessage = "STT_TOKENS_PER_SECOND must be a whole number from 0 to 100000.")]
    public int TokensPerSecond { get; init; } = 170;

    /// <summary>What a spoken character counts in the day's budget: 0 to 100,000.</summary>
    [ConfigurationKeyName("TTS_TOKENS_PER_CHARACTER")]
    [Range(0, 100_000, ErrorMessage = "TTS_TOKENS_PER_CHARACTER must be a whole number from 0 to 100000.")]
    public int TokensPerCharacter { get; init; } = 27;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var sentence in new[] { WhatIsWrong(), Wrong("STT", ListeningModel, ListeningUrl, ListeningKey), Wrong("TTS", SpeakingModel, SpeakingUrl, SpeakingKey) })
        {
            if (sentence is not null)
            {
                yield return new ValidationResult(sentence);
            }
        }
    }

    private string? WhatIsWrong() => SpeakingModel is not null && ListeningModel is null
        ? "TTS_MODEL needs STT_MODEL beside it: the twin speaks to whom it has listened. Set STT_MODEL too, such as gpt-4o-mini-transcribe, or remove TTS_MODEL."
        : null;

    private static string? Wrong(string which, string? model, string? url, string? key) => (model, url, key) switch
    {
        (null, not null, _) => $"{which}_BASE_URL is set and {which}_MODEL is not. Set {which}_MODEL to a model of that server, or remove {which}_BASE_URL.",
        (_, null, not null) => $"{which}_API_KEY needs {which}_BASE_URL beside it, the address of the server that it opens. Without that the chat model's provider is asked, with its own key.",
        (_, { } text, _) when ModelAddress.Of(text) is null => $"{which}_BASE_URL must be an address such as http://localhost:8000/v1.",
        (_, { } text, not null) when !ModelAddress.KeepsSecrets(ModelAddress.Of(text)!) =>
            $"{which}_BASE_URL must begin with https, or {which}_API_KEY would cross the network in the open. Remove the key if the server needs none.",
        _ => null,
    };
}
