using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Chat;

/// <summary>How a reply ends, and what is kept of it.</summary>
public sealed partial class ChatTurn
{
    private ReplyNotes Note(SessionId session, ReplyDraft reply, AnswerLimit? limited, ModelStream stream) => new(
        sources.Conversations,
        session,
        reply.InReplyTo,
        new ReplyProgress(reply.Id, "", reply.AskedModel, limited) { Replaces = reply.Replaces },
        time,
        logger,
        stream.HangUpAsync);

    private async Task<ChatTurnEvent> EndAsync(SessionId session, ReplyDraft reply, MeteredCall call, ModelStream stream)
    {
        // Side by side: the visitor waits for both.
        var settling = SettleAsync(session, call, stream);
        var end = await EndAsync(session, reply, stream);
        await settling;
        return end;
    }

    private async Task<ChatTurnEvent> EndAsync(SessionId session, ReplyDraft reply, ModelStream stream)
    {
        if (stream.Withheld)
        {
            LogWithheld(session, reply.Id);
        }

        if (stream.IsCutShort)
        {
            await KeepAsync(session, reply, stream);
            return new ChatTurnEvent.Stopped();
        }

        if (stream is { Fault: null, Said.Length: > 0 })
        {
            var whole = reply.Complete(stream, time.GetUtcNow());
            return await StoreReplyAsync(session, reply, whole) is { } unstored
                ? new ChatTurnEvent.Failed(unstored)
                : new ChatTurnEvent.Completed(whole, stream.Usage, stream.Finish);
        }

        var fault = stream.Fault ?? new ModelException(ChatProblemKind.ModelUnavailable, "The model ended its reply without a word.");
        LogModelFault(session, reply.Id, stream.Said.Length, fault);
        await KeepAsync(session, reply, stream);
        return new ChatTurnEvent.Failed(ModelDown(fault, brokeOff: stream.Said.Length > 0));
    }

    private async Task KeepAsync(SessionId session, ReplyDraft reply, ModelStream stream)
    {
        if (stream.Said.Length > 0)
        {
            LogInterrupted(session, reply.Id);
            await StoreReplyAsync(session, reply, reply.Interrupted(stream, time.GetUtcNow()));
        }
        else
        {
            await ReleaseAsync(session, reply.InReplyTo);
        }
    }

    // Once a turn has begun its messages are stored whether or not the visitor is still there, hence no cancellation.
    private async Task<ChatProblem?> StoreReplyAsync(SessionId session, ReplyDraft draft, Message reply)
    {
        try
        {
            var storing = draft.Replaces is { } earlier
                ? sources.Conversations.ReplaceAsync(session, reply, earlier, CancellationToken.None)
                : sources.Conversations.AppendAsync(session, reply, CancellationToken.None);
            return await storing switch
            {
                AppendOutcome.Gone => await sources.Conversations.FindTurnAsync(session, reply.InReplyTo!.Value, CancellationToken.None) is null
                    ? Deleted
                    : ChatProblem.MessageReplaced,
                AppendOutcome.Known => AnsweredElsewhere,
                _ => null,
            };
        }
        catch (StorageException fault)
        {
            LogStorageFault(session, fault);
            return StorageDown;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session}, reply {Reply}: the model failed after {Characters} characters")]
    private partial void LogModelFault(SessionId session, MessageId reply, int characters, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session}, reply {Reply}: private text was withheld and the reply ended there")]
    private partial void LogWithheld(SessionId session, MessageId reply);

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {Session}, reply {Reply}: broke off; what was said is kept")]
    private partial void LogInterrupted(SessionId session, MessageId reply);
}
