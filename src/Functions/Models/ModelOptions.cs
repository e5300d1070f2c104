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

    /// <summary>An Azure OpenAI resource, such as <c>https://name.openai.azure.com</c>; takes the place of OpenAI.</summary>
    [ConfigurationKeyName("AZURE_OPENAI_ENDPOINT")]
    public string? AzureEndpoint { get; init; }

    /// <summary>The deployment that answers there; wherever a model is named, Azure takes a deployment's name.</summary>
    [ConfigurationKeyName("AZURE_OPENAI_DEPLOYMENT")]
    public string? AzureDeployment { get; init; }

    /// <summary>A key of that resource; without one the app's identity is used. A secret.</summary>
    [ConfigurationKeyName("AZURE_OPENAI_API_KEY")]
    public string? AzureApiKey { get; init; }

    /// <summary>The models that a client may ask for, with commas between; others are ignored.</summary>
    [ConfigurationKeyName("OPENAI_ALLOWED_MODELS")]
    public string? AllowedModels { get; init; }

    /// <summary>The model of the same provider that is asked once when the first one can't answer; null for none.</summary>
    [ConfigurationKeyName("OPENAI_FALLBACK_MODEL")]
    public string? FallbackModel { get; init; }

    /// <summary>How long the first piece of a reply may take, retries and the fallback included; seconds, 1 to 45.</summary>
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

    internal ModelProvider Provider => this switch
    {
        { AzureEndpoint: not null, AzureApiKey: null } => ModelProvider.AzureOpenAIByIdentity,
        { AzureEndpoint: not null } => ModelProvider.AzureOpenAI,
        { BaseUrl: not null } => ModelProvider.Compatible,
        { ApiKey: not null } => ModelProvider.OpenAI,
        _ => ModelProvider.Offline,
    };

    /// <summary>The model that is asked when a turn names none; at Azure a deployment.</summary>
    internal string AnsweringModel => AzureEndpoint is null ? Model : AzureDeployment!;

    public bool Allows(string model) => Allowed().Contains(model, StringComparer.Ordinal);

    /// <summary>The models that a client may ask for, as the owner lists them.</summary>
    public IReadOnlyList<string> Allowed() => (AllowedModels ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WhatIsWrong() is { } sentence)
        {
            yield return new ValidationResult(sentence);
        }
    }

    // One sentence at a time: what is wrong first often explains the rest.
    private string? WhatIsWrong() => this switch
    {
        { AzureEndpoint: not null, ApiKey: not null } => OneTooMany("OPENAI_API_KEY"),
        { AzureEndpoint: not null, BaseUrl: not null } => OneTooMany("OPENAI_BASE_URL"),
        { AzureEndpoint: not null, AzureDeployment: null } =>
            "AZURE_OPENAI_DEPLOYMENT is missing. Beside AZURE_OPENAI_ENDPOINT it names the deployment that answers.",
        { AzureEndpoint: null, AzureDeployment: not null } => WithoutEndpoint("AZURE_OPENAI_DEPLOYMENT"),
        { AzureEndpoint: null, AzureApiKey: not null } => WithoutEndpoint("AZURE_OPENAI_API_KEY"),
        { AzureEndpoint: { } endpoint } when ModelAddress.OfAzure(endpoint) is null =>
            "AZURE_OPENAI_ENDPOINT must be an https address such as https://name.openai.azure.com.",
        { AzureEndpoint: { } endpoint, AzureApiKey: null } when ModelAddress.OfAzure(endpoint)!.Scheme != Uri.UriSchemeHttps =>
            "AZURE_OPENAI_ENDPOINT must begin with https, or AZURE_OPENAI_API_KEY be set: an identity's token travels no other way.",
        { BaseUrl: { } url } when ModelAddress.Of(url) is null => "OPENAI_BASE_URL must be an address such as http://localhost:11434/v1.",
        { BaseUrl: { } url, ApiKey: not null } when !ModelAddress.KeepsSecrets(ModelAddress.Of(url)!) =>
            "OPENAI_BASE_URL must begin with https, or OPENAI_API_KEY would cross the network in the open. Remove the key if the server needs none.",
        _ => null,
    };

    private static string OneTooMany(string name) =>
        $"AZURE_OPENAI_ENDPOINT and {name} are both set, and one provider can answer. Remove {name} to use Azure OpenAI, or AZURE_OPENAI_ENDPOINT to use the other.";

    private static string WithoutEndpoint(string name) =>
        $"AZURE_OPENAI_ENDPOINT is missing. {name} needs the address of its Azure OpenAI resource beside it, such as https://name.openai.azure.com.";
}
