using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace DigitalTwin.Functions.Models.OpenAI;

/// <summary>OpenAI, Azure OpenAI through its v1 endpoint, or any server that speaks the same chat completions.</summary>
internal static class OpenAIModel
{
    /// <param name="identity">Signs each call in place of a key; null to use the configured key.</param>
    /// <param name="network">Where the calls go out; null for the network.</param>
    public static IChatClient Create(ModelOptions options, AuthenticationPolicy? identity = null, HttpMessageHandler? network = null)
    {
        var settings = new OpenAIClientOptions
        {
            Endpoint = Address(options),
            Transport = new HttpClientPipelineTransport(new HttpClient(new Dialect(options.Provider) { InnerHandler = network ?? Network() })
            {
                Timeout = Timeout.InfiniteTimeSpan,
            }),
            // Time and tries are GuardedChatClient's business alone.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        };
#pragma warning disable OPENAI001 // The only way in for an identity; the package's own manual shows it for Azure.
        var client = identity is null ? new OpenAIClient(Key(options), settings) : new OpenAIClient(identity, settings);
#pragma warning restore OPENAI001
        return client.GetChatClient(options.AnsweringModel).AsIChatClient();
    }

    internal static SocketsHttpHandler Network() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // A host that moves is found again.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
    };

    private static Uri? Address(ModelOptions options) =>
        options.AzureEndpoint is { } azure ? ModelAddress.OfAzure(azure)
        : options.BaseUrl is { } other ? ModelAddress.Of(other)
        : null;

    // The client insists on a key; servers without keys pay it no heed.
    private static ApiKeyCredential Key(ModelOptions options) => new(options.AzureApiKey ?? options.ApiKey ?? "none");
}
