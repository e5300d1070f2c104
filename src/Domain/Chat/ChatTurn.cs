using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Conversations;
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

        var instead = opening is { EarlierTry: { } earlier, Replaces: null } ? await GoOnAsync(session, earlier, cancellationToken) : null;
        var events = instead ?? AnswerAsync(request, session, opening, cancellationToken);
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

        var options = call.Options(opening.Persona!, request.Model, request.Temperature, sources.Limits);
        var prompt = call.IsOffline ? opening.WithoutNote : opening.Prompt;
        var stream = new ModelStream(
            leaving => call.Model.GetStreamingResponseAsync(prompt, options, leaving),
            opening.Watch!,
            sources.Limits.MaxOutputTokens,
            cancellationToken);
        try
        {
            await foreach (var happened in TellAsync(options.ModelId, session, opening, call, stream, cancellationToken))
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
        string? model,
        SessionId session,
        TurnOpening opening,
        MeteredCall call,
        ModelStream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = stream.NextAsync();
        if (opening.EarlierTry is null && await StoreQuestionAsync(session, opening, stream, cancellationToken) is { } instead)
        {
            await foreach (var happened in instead)
            {
                yield return happened;
            }

            yield break;
        }

        var asked = model ?? TurnModels.NameOf(call.Model);
        var persona = opening.Question.Persona;
        var reply = new ReplyDraft(ids.NewMessage(), opening.Question.Id, asked, opening.Replaces) { Persona = persona };
        var notes = Note(session, reply, call.Limited, stream);
        var ended = false;
        try
        {
            yield return new ChatTurnEvent.Started(session, opening.Question.Id, reply.Id, asked, call.Limited) { Persona = persona };
            while (await next is { } text)
            {
                notes.Add(text);
                yield return new ChatTurnEvent.TextDelta(text);
                next = stream.NextAsync();
            }

            ended = true;
            await notes.DisposeAsync();
            yield return await EndAsync(session, reply, call, stream);
        }
        finally
        {
            if (!ended)
            {
                await notes.DisposeAsync();
                await stream.HangUpAsync();
                await KeepAsync(session, reply, stream);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Session}: the memory failed")]
    private partial void LogStorageFault(SessionId session, Exception fault);
}
