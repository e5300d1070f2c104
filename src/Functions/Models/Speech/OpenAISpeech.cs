using System.ClientModel;
using System.ClientModel.Primitives;
using DigitalTwin.Functions.Models.OpenAI;
using OpenAI;
using OpenAI.Audio;

namespace DigitalTwin.Functions.Models.Speech;

/// <summary>The client of a speech model: OpenAI's, Azure's through its v1 endpoint, or any server that speaks the same.</summary>
internal static class OpenAISpeech
{
    /// <param name="identity">Signs each call in place of a key; null to use the server's key.</param>
    public static AudioClient Create(SpeechServer server, AuthenticationPolicy? identity = null)
    {
        var settings = new OpenAIClientOptions
        {
            Endpoint = server.Address,
            Transport = new HttpClientPipelineTransport(new HttpClient(new SpeechDialect(server.Provider) { InnerHandler = OpenAIModel.Network() })
            {
                Timeout = Timeout.InfiniteTimeSpan,
            }),
            // Time and tries are SpeechCall's business alone.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        };
#pragma warning disable OPENAI001 // The only way in for an identity; the package's own manual shows it for Azure.
        // The client insists on a key; servers without keys pay it no heed.
        var client = identity is null ? new OpenAIClient(new ApiKeyCredential(server.Key ?? "none"), settings) : new OpenAIClient(identity, settings);
#pragma warning restore OPENAI001
        return client.GetAudioClient(server.Model);
    }
}
