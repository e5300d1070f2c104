using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Testing;

/// <summary>A model that says what the test tells it, when the test tells it.</summary>
/// <param name="name">What it is called in its metadata.</param>
public sealed class ScriptedModel(string name = "scripted") : IChatClient
{
    private readonly Queue<Channel<Func<ChatResponseUpdate>>> _replies = [];

    /// <summary>What each call was asked.</summary>
    public List<IReadOnlyList<ChatMessage>> Prompts { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    /// <summary>Completes when a call's token is cancelled.</summary>
    public TaskCompletionSource HungUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The next call answers these pieces and ends well.</summary>
    public ScriptedModel Says(params string[] pieces)
    {
        var reply = Opens();
        foreach (var piece in pieces)
        {
            reply.Say(piece);
        }

        reply.End();
        return this;
    }

    /// <summary>The next call answers what is said through the returned reply, as it is said.</summary>
    public ScriptedReply Opens()
    {
        var channel = Channel.CreateUnbounded<Func<ChatResponseUpdate>>();
        _replies.Enqueue(channel);
        return new ScriptedReply(channel.Writer);
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Channel<Func<ChatResponseUpdate>> reply;
        lock (_replies)
        {
            Prompts.Add([.. messages]);
            Options.Add(options);
            reply = _replies.Dequeue();
        }

        // Callbacks run the last first: the reader below may end, and take this one back, before its turn comes.
        using var hangUp = cancellationToken.Register(() => HungUp.TrySetResult());
        try
        {
            await foreach (var say in reply.Reader.ReadAllAsync(cancellationToken))
            {
                yield return say();
            }
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
            {
                HungUp.TrySetResult();
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(name, null, name) : null;

    public void Dispose()
    {
    }
}

/// <summary>The test's end of one reply.</summary>
public sealed class ScriptedReply(ChannelWriter<Func<ChatResponseUpdate>> writer)
{
    public ScriptedReply Say(string text) => Update(new ChatResponseUpdate(ChatRole.Assistant, text) { ModelId = "scripted-1" });

    public ScriptedReply Update(ChatResponseUpdate update)
    {
        writer.TryWrite(() => update);
        return this;
    }

    public void End() =>
        Update(new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop, Contents = [new UsageContent(new UsageDetails { InputTokenCount = 11, OutputTokenCount = 7 })] }).Cut();

    /// <summary>Ends the stream without a finish reason.</summary>
    public void Cut() => writer.TryComplete();

    public void Fail(Exception fault)
    {
        writer.TryWrite(() => throw fault);
        writer.TryComplete();
    }
}
