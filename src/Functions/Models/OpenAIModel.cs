using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace DigitalTwin.Functions.Models;

/// <summary>OpenAI, or any server that speaks its chat completions.</summary>
internal static class OpenAIModel
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static IChatClient Create(ModelOptions options)
    {
        // The client insists on a key; servers without keys pay it no heed.
        var credential = new ApiKeyCredential(string.IsNullOrWhiteSpace(options.ApiKey) ? "none" : options.ApiKey);
        var settings = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectTimeout }) { Timeout = Timeout.InfiniteTimeSpan }),
            NetworkTimeout = TimeSpan.FromSeconds(options.TurnTimeout),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 2),
        };
        if (!string.IsNullOrWhiteSpace(options.BaseUrl))
        {
            settings.Endpoint = new Uri(options.BaseUrl);
        }

        return new OpenAIClient(credential, settings).GetChatClient(options.Model).AsIChatClient();
    }
}
