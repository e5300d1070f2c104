using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Chat;

/// <summary>One turn, from a visitor's message to the stored reply. Read it once and you know the product.</summary>
public sealed partial class ChatTurn(
    TurnSources sources, TurnModels models, TurnGate gate, IdFactory ids, TimeProvider time, ILogger<ChatTurn> logger)
{
    /// <summary>
    /// Runs the turn as its events are read. Leaving early, by cancellation or by not reading on, ends the call to the model
    /// and stores what was said so far as interrupted.
    /// </summary>
    public async IAsyncEnumerable<ChatTurnEvent> RunAsync(
        ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (ChatRules.Check(request, sources.Limits) is { } invalid)
        {
            yield return new ChatTurnEvent.Failed(invalid);
            yield break;
        }

        var session = request.Session ?? ids.NewSession();
        using var place = await gate.EnterAsync(session, sources.Limits.TurnWait, cancellationToken);
        if (place is null)
        {
            yield return new ChatTurnEvent.Failed(Busy);
            yield break;
        }

        var (opening, problem) = await OpenAsync(request, session, cancellationToken);
        if (opening is null)
        {
            yield return new ChatTurnEvent.Failed(problem!);
            yield break;
        }

        var instead = opening.EarlierTry is { } earlier ? await GoOnAsync(session, earlier, cancellationToken) : null;
        var events = instead?.ToAsyncEnumerable() ?? AnswerAsync(request, session, opening, cancellationToken);
        await foreach (var happened in events)
        {
            yield return happened;
        }
    }

    private async Task<(TurnOpening? Opening, ChatProblem? Problem)> OpenAsync(
        ChatRequest request, SessionId session, CancellationToken cancellationToken)
    {
        var question = new Message
        {
            Id = request.MessageId ?? ids.NewMessage(),
            Role = MessageRole.User,
            Content = request.Text,
            Timestamp = time.GetUtcNow(),
        };
        try
        {
            return await TurnOpening.ReadAsync(request, session, question, sources, cancellationToken);
        }
        catch (StorageException fault)
        {
            LogStorageFault(session, fault);
            return (null, StorageDown);
        }
    }

    private async IAsyncEnumerable<ChatTurnEvent> AnswerAsync(
        ChatRequest request, SessionId session, TurnOpening opening, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await MeterAsync(session, opening) is not { } call)
        {
            yield return new ChatTurnEvent.Failed(StorageDown);
            yield break;
        }

        var options = new ChatOptions
        {
            ModelId = request.Model,
            Temperature = request.Temperature ?? sources.Limits.Temperature,
            MaxOutputTokens = sources.Limits.MaxOutputTokens,
        };
        call.Tries.AttachTo(options);
        var stream = new ModelStream(
            leaving => call.Model.GetStreamingResponseAsync(opening.Prompt, options, leaving),
            opening.Watch!,
            sources.Limits.MaxOutputTokens,
            cancellationToken);
        try
        {
            await foreach (var happened in TellAsync(request, session, opening, call, stream, cancellationToken))
            {
                yield return happened;
            }
        }
        finally
        {
            await stream.DisposeAsync();
            await SettleAsync(session, call, stream);
        }
    }

    private async IAsyncEnumerable<ChatTurnEvent> TellAsync(
        ChatRequest request,
        SessionId session,
        TurnOpening opening,
        MeteredCall call,
        ModelStream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = stream.NextAsync();
        if (opening.EarlierTry is null && await StoreQuestionAsync(session, opening.Question, stream, cancellationToken) is { } instead)
        {
            foreach (var happened in instead)
            {
                yield return happened;
            }

            yield break;
        }

        var asked = (call.Limited is null ? request.Model : null) ?? TurnModels.NameOf(call.Model);
        var reply = new ReplyDraft(ids.NewMessage(), opening.Question.Id, asked);
        var ended = false;
        try
        {
            yield return new ChatTurnEvent.Started(session, opening.Question.Id, reply.Id, asked, call.Limited);
            while (await next is { } text)
            {
                yield return new ChatTurnEvent.TextDelta(text);
                next = stream.NextAsync();
            }

            ended = true;
            yield return await EndAsync(session, reply, call, stream);
        }
        finally
        {
            if (!ended)
            {
                await stream.HangUpAsync();
                await KeepAsync(session, reply, stream);
            }
        }
    }

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

        if (stream is { Fault: null, Said.Length: > 0 })
        {
            var whole = reply.Complete(stream, time.GetUtcNow());
            return await StoreReplyAsync(session, whole) is { } unstored
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
            await StoreReplyAsync(session, reply.Interrupted(stream, time.GetUtcNow()));
        }
        else
        {
            await ReleaseAsync(session, reply.InReplyTo);
        }
    }

    // Once a turn has begun its messages are stored whether or not the visitor is still there, hence no cancellation.
    private async Task<ChatProblem?> StoreReplyAsync(SessionId session, Message reply)
    {
        try
        {
            return await sources.Conversations.AppendAsync(session, reply, CancellationToken.None) switch
            {
                AppendOutcome.Gone => Deleted,
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Session}: the memory failed")]
    private partial void LogStorageFault(SessionId session, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session}, reply {Reply}: the model failed after {Characters} characters")]
    private partial void LogModelFault(SessionId session, MessageId reply, int characters, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session}, reply {Reply}: private text was withheld and the reply ended there")]
    private partial void LogWithheld(SessionId session, MessageId reply);

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {Session}, reply {Reply}: broke off; what was said is kept")]
    private partial void LogInterrupted(SessionId session, MessageId reply);
}
