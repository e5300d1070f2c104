using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Micro;

/// <summary>Says the same to everyone, and lets go of the thread before each piece as a model on the network does. Makes nothing new for a piece.</summary>
internal sealed class TalkingModel(IEnumerable<string> pieces) : IChatClient
{
    private readonly ChatResponseUpdate[] _updates =
    [
        .. pieces.Select(piece => new ChatResponseUpdate(ChatRole.Assistant, piece)),
        new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop },
    ];

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in _updates)
        {
            await Task.Yield();
            yield return update;
        }
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("fake", null, "fake") : null;

    public void Dispose()
    {
    }
}
