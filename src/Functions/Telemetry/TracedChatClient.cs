using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Telemetry;

/// <summary>
/// Tells OpenTelemetry and the log of each call: which model, how long, how many tokens, how it ended. Never what was said, nor to whom: a
/// conversation's id is a key and stays out of every trace.
/// </summary>
internal sealed class TracedChatClient(IChatClient inner, TimeProvider time, ILogger<TracedChatClient> logger) : DelegatingChatClient(inner)
{
    private readonly ChatClientMetadata _metadata = inner.GetService<ChatClientMetadata>() ?? new ChatClientMetadata();

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var record = new CallRecord(_metadata, options, time, logger);
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            // Each step of an iterator begins with its caller's activity as the current one.
            using (record.Enter())
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        yield break;
                    }
                }
                catch (Exception fault)
                {
                    record.Fail(fault);
                    throw;
                }
            }

            record.Note(updates.Current);
            yield return updates.Current;
        }
    }
}
