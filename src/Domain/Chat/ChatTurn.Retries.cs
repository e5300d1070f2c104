using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Chat;

/// <summary>A message that was sent before: it is answered once, whichever process it comes to and however often.</summary>
public sealed partial class ChatTurn
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly ReplyFollower _follower = new(sources.Conversations, models, sources.Limits, time);

    /// <returns>What happens instead of an answer; null when the question is stored and now waits for one.</returns>
    private async Task<IAsyncEnumerable<ChatTurnEvent>?> StoreQuestionAsync(
        SessionId session, TurnOpening opening, ModelStream stream, CancellationToken cancellationToken)
    {
        var question = opening.Question;
        try
        {
            var storing = opening.IsReworded
                ? sources.Conversations.ReplaceAsync(session, question, question.Id, CancellationToken.None)
                : sources.Conversations.AppendAsync(session, question, CancellationToken.None);
            switch (await storing)
            {
                case AppendOutcome.Stored:
                    return null;
                case AppendOutcome.Gone:
                    return Only(new ChatTurnEvent.Failed(Deleted));
                case AppendOutcome.OtherPersona:
                    return Only(new ChatTurnEvent.Failed(ChatProblem.OtherPersona));
            }
        }
        catch (StorageException fault)
        {
            LogStorageFault(session, fault);
            return Only(new ChatTurnEvent.Failed(StorageDown));
        }

        await stream.HangUpAsync();
        return await AgainAsync(session, question, cancellationToken);
    }

    // Known only now: the id came to another process at the same moment, or belongs to a message of long ago or to a reply.
    private async Task<IAsyncEnumerable<ChatTurnEvent>> AgainAsync(SessionId session, Message question, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await sources.Conversations.FindTurnAsync(session, question.Id, cancellationToken);
            if (stored is null || stored.Message.Content != question.Content)
            {
                return Only(new ChatTurnEvent.Failed(ChatProblem.MessageIdReused));
            }

            if (await GoOnAsync(session, stored, cancellationToken) is { } events)
            {
                return events;
            }
        }
        catch (StorageException fault)
        {
            LogStorageFault(session, fault);
            return Only(new ChatTurnEvent.Failed(StorageDown));
        }

        await ReleaseAsync(session, question.Id);
        return Only(new ChatTurnEvent.Failed(Busy));
    }

    /// <returns>
    /// What happens instead of an answer: the stored reply, waited for if need be, or the one that another process is writing, as it grows.
    /// Null when it is now ours to answer.
    /// </returns>
    private async Task<IAsyncEnumerable<ChatTurnEvent>?> GoOnAsync(SessionId session, StoredTurn turn, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            while (turn.Reply is null)
            {
                // A reply to it could not be stored.
                if (turn.IsReplaced)
                {
                    return Only(new ChatTurnEvent.Failed(ChatProblem.MessageReplaced));
                }

                var now = time.GetUtcNow();
                var abandoned = now - sources.Limits.TakenForDead;
                if ((turn.AnsweredElsewhereSince ?? abandoned) <= abandoned
                    && await sources.Conversations.ClaimAsync(session, turn.Message.Id, now, abandoned, cancellationToken))
                {
                    return null;
                }

                if (turn.Progress is not null)
                {
                    return _follower.FollowAsync(session, turn, cancellationToken);
                }

                if (time.GetElapsedTime(start) >= sources.Limits.TurnWait)
                {
                    return Only(new ChatTurnEvent.Failed(Busy));
                }

                await Task.Delay(BetweenLooks, time, cancellationToken);
                if (await sources.Conversations.FindTurnAsync(session, turn.Message.Id, cancellationToken) is not { } found)
                {
                    return Only(new ChatTurnEvent.Failed(Deleted));
                }

                turn = found;
            }
        }
        catch (StorageException fault)
        {
            LogStorageFault(session, fault);
            return Only(new ChatTurnEvent.Failed(StorageDown));
        }

        return Only(
            new ChatTurnEvent.Started(
                session, turn.Message.Id, turn.Reply.Id, turn.Reply.Model ?? "", models.WasLimited(turn.Reply.Model) ? AnswerLimit.Budget : null)
            {
                Persona = turn.Message.Persona,
            },
            new ChatTurnEvent.TextDelta(turn.Reply.Content),
            new ChatTurnEvent.Completed(turn.Reply, null, null));
    }

    private static IAsyncEnumerable<ChatTurnEvent> Only(params ChatTurnEvent[] events) => events.ToAsyncEnumerable();

    private async Task ReleaseAsync(SessionId session, MessageId question)
    {
        try
        {
            await sources.Conversations.ReleaseAsync(session, question, CancellationToken.None);
        }
        catch (StorageException fault)
        {
            LogStorageFault(session, fault);
        }
    }
}
