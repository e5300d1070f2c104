using System.ClientModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Chat;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Functions.Models;

/// <summary>
/// The one place where a provider's failures become ours: it watches the clock, and turns whatever the provider throws, or
/// a reply that just stops, into a <see cref="ModelException"/>.
/// </summary>
internal sealed class GuardedChatClient(IChatClient inner, ModelOptions options, TimeProvider time) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, chatOptions, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var turn = new CancellationTokenSource(TimeSpan.FromSeconds(options.TurnTimeout), time);
        using var step = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(turn.Token, step.Token, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, chatOptions, any.Token).GetAsyncEnumerator(any.Token);
        var finished = false;
        step.CancelAfter(TimeSpan.FromSeconds(options.FirstTokenTimeout));
        while (await MoveAsync(updates, any.Token, cancellationToken))
        {
            // The clock of a step stands still while the visitor takes in what was said.
            step.CancelAfter(Timeout.InfiniteTimeSpan);
            finished |= updates.Current.FinishReason is not null;
            yield return updates.Current;
            step.CancelAfter(TimeSpan.FromSeconds(options.TokenTimeout));
        }

        if (!finished)
        {
            throw new ModelException(ChatProblemKind.ModelUnavailable, "The model's reply stopped without a finish reason.");
        }
    }

    private static async ValueTask<bool> MoveAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken clocks, CancellationToken visitor)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception fault) when (!visitor.IsCancellationRequested)
        {
            throw clocks.IsCancellationRequested
                ? new ModelException(ChatProblemKind.ModelTimeout, "The model took too long.")
                : Translate(fault);
        }
    }

    // A provider's own words may quote the key or the prompt, so that only the status goes on.
    private static ModelException Translate(Exception fault) => fault switch
    {
        ModelException ours => ours,
        ClientResultException { Status: > 0 } refused => new ModelException(
            ChatProblemKind.ModelUnavailable, string.Create(CultureInfo.InvariantCulture, $"The model's server answered {refused.Status}.")),
        OperationCanceledException or TimeoutException => new ModelException(ChatProblemKind.ModelTimeout, "The model's server took too long.", fault),
        _ => new ModelException(ChatProblemKind.ModelUnavailable, "The model's server can't be understood or reached.", fault),
    };
}
