using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Voice;

/// <summary>A turn that is heard and spoken: what was said becomes a message, and the same <see cref="LiveTurns"/> answer it as any other.</summary>
public sealed partial class VoiceTurn(SpeechServers servers, LiveTurns turns, TurnSources sources, TimeProvider time, ILogger<VoiceTurn> logger)
{
    // Of what is spoken, at once.
    private const int CharactersReserved = 600;

    private readonly LiveHearings _hearings = new();

    /// <summary>Listens, and begins to answer. Leaving ends the listening and the speaking, not the turn.</summary>
    /// <returns>The events from the first one on, which is its current one already; or why there are none.</returns>
    /// <exception cref="StorageException">The memory or the ledger can't be reached.</exception>
    public async Task<(IAsyncEnumerator<VoiceEvent>? Events, VoiceProblem? Problem)> BeginAsync(VoiceRequest request, CancellationToken listening)
    {
        var (persona, refused) = await ReadPersonaAsync(request, listening);
        if (refused is not null)
        {
            return (null, VoiceProblem.Of(refused));
        }

        // Held until the turn has begun: who sends the same again finds the one or the other.
        await using var hearing = _hearings.Join(request, leaving => UnderstandAsync(request, leaving));
        var (text, unheard) = await hearing.Result.WaitAsync(listening);
        if (unheard is not null)
        {
            return (null, unheard);
        }

        var leaving = CancellationTokenSource.CreateLinkedTokenSource(listening);
        var answer = turns.Start(
            new ChatRequest
            {
                Text = text,
                Session = request.Session,
                Persona = request.Persona,
                MessageId = request.MessageId,
                Level = request.Level,
            },
            leaving.Token);
        var events = TellAsync(text, answer, persona?.Agent.Voice, leaving).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            await events.MoveNextAsync();
        }
        catch
        {
            await events.DisposeAsync();
            throw;
        }

        if (events.Current is not VoiceEvent.Told { Happened: ChatTurnEvent.Failed failed })
        {
            return (events, null);
        }

        await events.DisposeAsync();
        return (null, VoiceProblem.Of(failed.Problem));
    }

    private async Task<(Persona? Persona, ChatProblem? Problem)> ReadPersonaAsync(VoiceRequest request, CancellationToken cancellationToken)
    {
        var held = request.Session is { } session && await sources.Conversations.ReadAsync(session, 1, before: null, cancellationToken) is [.., var newest]
            ? newest.Persona
            : (PersonaId?)null;
        if (held is { } other && request.Persona is { } wanted && wanted != other)
        {
            return (null, ChatProblem.OtherPersona);
        }

        var reading = await sources.Personas.ReadAsync(request.Persona ?? held ?? PersonaId.Default, cancellationToken);
        return reading.Persona is { } persona ? (persona, null) : (null, ChatProblem.Without(reading));
    }

    private async Task<(string Text, VoiceProblem? Problem)> UnderstandAsync(VoiceRequest request, CancellationToken cancellationToken) =>
        request is { Session: { } session, MessageId: { } message } && await sources.Conversations.FindTurnAsync(session, message, cancellationToken) is { } stored
            ? (stored.Message.Content, null)
            : await HearAsync(request.Recording, cancellationToken);

    private async Task<(string Text, VoiceProblem? Problem)> HearAsync(Recording recording, CancellationToken cancellationToken)
    {
        using var budget = new SpeechReservations(sources.Ledger, 0);
        var tokens = Tokens(recording.Duration ?? VoiceLimits.Longest);
        if (!await budget.TakeAsync(tokens, cancellationToken))
        {
            LogSpent();
            return ("", VoiceProblem.BudgetSpent);
        }

        try
        {
            var heard = await servers.Ear.TranscribeAsync(recording, cancellationToken);
            budget.Add((BilledTokens(heard, recording) * (heard.BilledTries + 1)) - tokens);
            return string.IsNullOrWhiteSpace(heard.Text) ? ("", VoiceProblem.NoSpeech) : (heard.Text.Trim(), null);
        }
        catch (SpeechException fault)
        {
            LogFault(fault);
            budget.Add(tokens * (fault.BilledTries - 1));
            return ("", VoiceProblem.Of(fault));
        }
        finally
        {
            await budget.SettleAsync(time, LogUnsettled);
        }
    }

    // A file may say that it is shorter than it sounds; who listens doesn't say that it was longer than it was.
    private long BilledTokens(Transcript heard, Recording recording) =>
        Math.Max(Tokens(recording.Duration ?? heard.Duration ?? VoiceLimits.Longest), Tokens(heard.Duration ?? TimeSpan.Zero));

    private long Tokens(TimeSpan heard) => (long)Math.Ceiling(heard.TotalSeconds * servers.Limits.TokensPerSecond);

    private async IAsyncEnumerable<VoiceEvent> TellAsync(string heard, IAsyncEnumerator<ChatTurnEvent> turn, string? voice, CancellationTokenSource leaving)
    {
        using var budget = new SpeechReservations(sources.Ledger, (long)CharactersReserved * servers.Limits.TokensPerCharacter);
        var speech = new SpeechPipeline(servers, budget, voice, LogFault, leaving.Token);
        var next = turn.MoveNextAsync().AsTask();
        try
        {
            ChatTurnEvent? end = null;
            while (end is null || speech.Next is not null)
            {
                if (speech.Next is { } sound && (end is not null || sound.IsCompleted || await Task.WhenAny(sound, next) == sound))
                {
                    yield return await speech.TakeAsync();
                    speech.Begin();
                    continue;
                }

                var happened = await next ? turn.Current : throw new InvalidOperationException("A turn ended without saying how.");
                speech.Hear(happened);
                end = happened is ChatTurnEvent.Completed or ChatTurnEvent.Stopped or ChatTurnEvent.Failed ? happened : null;
                next = end is null ? turn.MoveNextAsync().AsTask() : next;
                if (end is null)
                {
                    yield return new VoiceEvent.Told(happened);
                }

                if (happened is ChatTurnEvent.Started)
                {
                    yield return new VoiceEvent.Heard(heard);
                }
            }

            yield return new VoiceEvent.Told(end);
        }
        finally
        {
            // Nobody may leave while being told something.
            await leaving.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await turn.DisposeAsync();
            await speech.StopAsync();
            await budget.SettleAsync(time, LogUnsettled);
            leaving.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A speech server failed")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The token budget is spent, nothing is listened to")]
    private partial void LogSpent();

    [LoggerMessage(Level = LogLevel.Error, Message = "The tokens of speech could not be booked yet")]
    private partial void LogUnsettled(Exception fault);
}
