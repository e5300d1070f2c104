using Microsoft.Extensions.Options;

namespace DigitalTwin.Functions.Models.Speech;

/// <summary>Speech without an address of its own needs a provider of the chat model.</summary>
internal sealed class SpeechServerCheck(IOptions<ModelOptions> models) : IValidateOptions<SpeechOptions>
{
    public ValidateOptionsResult Validate(string? name, SpeechOptions options)
    {
        var homeless = ((string Which, string? Model, string? Url)[])[("STT", options.ListeningModel, options.ListeningUrl), ("TTS", options.SpeakingModel, options.SpeakingUrl)];
        var failures = homeless.Where(speech => speech is { Model: not null, Url: null } && IsOffline()).Select(speech =>
            $"{speech.Which}_MODEL is set, and there is no server to ask. Set OPENAI_API_KEY, or {speech.Which}_BASE_URL to the address of a compatible server.").ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private bool IsOffline()
    {
        try
        {
            return models.Value.Provider == ModelProvider.Offline;
        }
        catch (OptionsValidationException)
        {
            // Told by itself.
            return false;
        }
    }
}
