using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Chat;

/// <summary>Tells a reply on that another process writes, from what that one notes down in the storage.</summary>
public sealed class ReplyFollower(IConversationStore conversations, TurnModels models, ChatLimits limits, TimeProvider time)
{
    private const int NewestMessages = 8;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly ChatProblem BrokenOff = new(
        ChatProblemKind.ModelUnavailable, "The answer broke off because the twin that wrote it is gone. Send the message again.");

    /// <summary>The newest message of a conversation, when another process is answering it; null otherwise.</summary>
    /// <exception cref="StorageException">The memory can't be read.</exception>
    public async Task<StoredTurn?> FindAsync(SessionId session, CancellationToken cancellationToken)
    {
        var newest = await conversations.ReadAsync(session, NewestMessages, before: null, cancellationToken);
        return newest?.LastOrDefault(message => message.Role == MessageRole.User) is { } question
            && await conversations.FindTurnAsync(session, question.Id, cancellationToken) is { } turn
            && IsAlive(turn)
            ? turn
            : null;
    }

    /// <summary>Asks that process to stop.</summary>
    /// <param name="message">The message whose answer is meant; null for any.</param>
    /// <exception cref="StorageException">The memory can't be reached.</exception>
    public async Task StopAsync(SessionId session, MessageId? message, CancellationToken cancellationToken)
    {
        if (await FindAsync(session, cancellationToken) is { } turn && (message ?? turn.Message.Id) == turn.Message.Id)
        {
            await conversations.StopAsync(session, turn.Message.Id, cancellationToken);
        }
    }

    /// <param name="turn">As <see cref="FindAsync"/> found it.</param>
    /// <exception cref="StorageException">The memory can't be read.</exception>
    public async IAsyncEnumerable<ChatTurnEvent> FollowAsync(
        SessionId session, StoredTurn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var replaced = turn.Reply?.Id;
        ReplyProgress? told = null;
        while (true)
        {
            var isStored = turn.Reply is { } stored && stored.Id != replaced;
            var now = isStored ? ProgressOf(turn.Reply!) : turn.Progress;
            if (now is not null && (told is null || now.Reply == told.Reply))
            {
                if (told is null)
                {
                    yield return new ChatTurnEvent.Started(session, turn.Message.Id, now.Reply, now.Model, now.Limited) { Persona = turn.Message.Persona };
                }

                if (now.Text.Length > (told?.Text.Length ?? 0))
                {
                    yield return new ChatTurnEvent.TextDelta(now.Text[(told?.Text.Length ?? 0)..]);
                }

                told = now;
            }

            if (isStored || !IsAlive(turn))
            {
                yield return isStored && told!.Reply == turn.Reply!.Id ? new ChatTurnEvent.Completed(turn.Reply, null, null)
                    : turn.AnsweredElsewhereSince is null ? new ChatTurnEvent.Stopped()
                    : new ChatTurnEvent.Failed(BrokenOff);
                yield break;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
            if (await conversations.FindTurnAsync(session, turn.Message.Id, cancellationToken) is not { } found)
            {
                yield return new ChatTurnEvent.Stopped();
                yield break;
            }

            turn = found;
        }
    }

    private ReplyProgress ProgressOf(Message reply) =>
        new(reply.Id, reply.Content, reply.Model ?? "", models.WasLimited(reply.Model) ? AnswerLimit.Budget : null);

    private bool IsAlive(StoredTurn turn) => turn.AnsweredElsewhereSince > time.GetUtcNow() - limits.TakenForDead;
}
