using System.ClientModel.Primitives;
using Azure.Identity;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Speech;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Functions.Voice;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalTwin.Functions.Composition;

internal static class VoiceComposition
{
    public static void AddVoice(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<SpeechOptions>();
        builder.Services.AddSingleton<IValidateOptions<SpeechOptions>, SpeechServerCheck>();
        builder.Services.AddSingleton<AudioRoom>();
        builder.Services.AddSingleton<VoiceRequestReader>();
        builder.Services.AddSingleton<VoiceStreaming>();
        builder.Services.AddSingleton(services => new Lazy<VoiceTurn>(() => ActivatorUtilities.CreateInstance<VoiceTurn>(services, Connect(services))));
        if (IsSet(builder, "STT_MODEL"))
        {
            builder.Services.AddSingleton(new VoiceOffer(IsSet(builder, "TTS_MODEL"), (int)VoiceLimits.Longest.TotalSeconds, AudioBuffer.MaxBytes));
        }
    }

    private static bool IsSet(IHostApplicationBuilder builder, string name) => !string.IsNullOrWhiteSpace(builder.Configuration[name]);

    // Called when somebody speaks for the first time: it loads the clients.
    private static SpeechServers Connect(IServiceProvider services)
    {
        var (speech, models) = (services.GetRequiredService<SpeechOptions>(), services.GetRequiredService<ModelOptions>());
        return new SpeechServers(
            Ear(services, SpeechServer.ThatListens(speech, models)),
            speech.SpeakingModel is null ? null : Mouth(services, SpeechServer.ThatSpeaks(speech, models), speech.Voice),
            new VoiceLimits(speech.TokensPerSecond, speech.TokensPerCharacter));
    }

    private static OpenAIEar Ear(IServiceProvider services, SpeechServer server) => new(OpenAISpeech.Create(server, IdentityFor(server)), server.Model, Calls(services, server));

    private static OpenAIMouth Mouth(IServiceProvider services, SpeechServer server, string voice) => new(OpenAISpeech.Create(server, IdentityFor(server)), voice, Calls(services, server));

    private static SpeechCalls Calls(IServiceProvider services, SpeechServer server) => ActivatorUtilities.CreateInstance<SpeechCalls>(services, server);

    private static BearerTokenPolicy? IdentityFor(SpeechServer server) => server.IsAskedByIdentity ? AppIdentity.ForModels(new DefaultAzureCredential()) : null;
}
