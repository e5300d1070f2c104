namespace DigitalTwin.Functions.Models.Speech;

/// <summary>Where one of the two speech models is, and what its owner has to look at when it fails.</summary>
/// <param name="Address">Null for OpenAI's own.</param>
/// <param name="Key">Null where none is needed, and where the app's identity is used.</param>
internal sealed record SpeechServer(string Model, Uri? Address, string? Key, ModelProvider Provider)
{
    /// <summary>With the app's identity in place of a key.</summary>
    public bool IsAskedByIdentity => Key is null && Provider.Name == ModelProvider.AzureOpenAIByIdentity.Name;

    public static SpeechServer ThatListens(SpeechOptions speech, ModelOptions models) => Of("STT", speech.ListeningModel!, speech.ListeningUrl, speech.ListeningKey, models);

    public static SpeechServer ThatSpeaks(SpeechOptions speech, ModelOptions models) => Of("TTS", speech.SpeakingModel!, speech.SpeakingUrl, speech.SpeakingKey, models);

    // OPENAI_API_KEY goes to the server that it is for, and to no other.
    private static SpeechServer Of(string which, string model, string? url, string? key, ModelOptions models) => url is not null
        ? new SpeechServer(model, ModelAddress.Of(url), key, ModelProvider.Compatible.ForSpeech(which, ownServer: true))
        : new SpeechServer(
            model,
            models.AzureEndpoint is { } azure ? ModelAddress.OfAzure(azure) : models.BaseUrl is { } other ? ModelAddress.Of(other) : null,
            models.AzureEndpoint is null ? models.ApiKey : models.AzureApiKey,
            models.Provider.ForSpeech(which, ownServer: false));
}
