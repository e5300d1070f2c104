using System.Runtime.CompilerServices;
using OpenAI.Chat;

namespace Microsoft.Extensions.AI;

/// <summary>Text in, text out, over the official OpenAI client.</summary>
internal sealed class OpenAIChatClient(ChatClient client) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("openai", client.Endpoint, client.Model);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var result = await client.CompleteChatAsync(RequestMapping.Messages(messages), RequestMapping.Options(options), cancellationToken);
        return ResponseMapping.Response(result.Value);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatFinishReason? finish = null;
        var updates = client.CompleteChatStreamingAsync(RequestMapping.Messages(messages), RequestMapping.Options(options), cancellationToken);
        await foreach (var update in updates.WithCancellation(cancellationToken))
        {
            finish ??= ResponseMapping.Finish(update.FinishReason);
            yield return ResponseMapping.Update(update, finish);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType == typeof(ChatClient) ? client
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
    }
}
