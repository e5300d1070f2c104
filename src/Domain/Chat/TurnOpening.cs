using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Domain.Prompts;
using DigitalTwin.Domain.Safety;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a turn starts from: all that was read before the model is asked.</summary>
internal sealed record TurnOpening
{
    public required Message Question { get; init; }

    /// <summary>The question is in the store already, perhaps with its reply, which then needs no prompt.</summary>
    public StoredTurn? EarlierTry { get; init; }

    /// <summary>The question stands in the store in other words, whose place it is to take.</summary>
    public bool IsReworded { get; init; }

    /// <summary>The reply that the new one is to replace; null when there is none yet.</summary>
    public MessageId? Replaces { get; init; }

    /// <summary>Who answers; null when the stored reply does.</summary>
    public Persona? Persona { get; init; }

    /// <summary>For a language model.</summary>
    public ImmutableArray<ChatMessage> Prompt { get; init; } = [];

    /// <summary>For the offline model: without what is said of the learner, which it would look up with the question.</summary>
    public ImmutableArray<ChatMessage> WithoutNote { get; init; } = [];

    /// <summary>Watches the reply; null when no model is to be asked.</summary>
    public ReplyWatch? Watch { get; init; }

    /// <summary>Reads the persona and the conversation side by side.</summary>
    /// <returns>The opening, or the problem that ends the turn.</returns>
    public static async Task<(TurnOpening? Opening, ChatProblem? Problem)> ReadAsync(
        ChatRequest request, SessionId session, Message fresh, TurnSources sources, CancellationToken cancellationToken)
    {
        var wanted = request.Persona ?? PersonaId.Default;
        var most = Math.Max(1, sources.Limits.MaxHistoryMessages);
        var persona = sources.Personas.ReadAsync(wanted, cancellationToken).AsTask();
        var memory = request.Session is null
            ? Task.FromResult(TurnMemory.None)
            : sources.Conversations.ReadTurnAsync(session, most, request.MessageId, cancellationToken).AsTask();
        await Task.WhenAll(persona, memory);

        var (reading, past) = (await persona, await memory);
        if (past.Persona is { } held && held != wanted)
        {
            if (request.Persona is not null)
            {
                return (null, ChatProblem.OtherPersona);
            }

            (wanted, reading) = (held, await sources.Personas.ReadAsync(held, cancellationToken));
        }

        if (past is { Window: not null, EarlierTry: null } && request is { MessageId: { } asked } && (request.Anew || request.Edited))
        {
            // Asked perhaps longer ago than a turn's memory goes back.
            past = past with { EarlierTry = await sources.Conversations.FindTurnAsync(session, asked, cancellationToken) };
        }

        // What takes an earlier place is answered from what had been said before that, whatever was said since.
        var before = past.EarlierTry is { Message.Id: var again } earlier && (AreOtherWords(request, earlier) || (request.Anew && earlier.Reply is not null))
            ? again
            : (MessageId?)null;
        var longest = reading.Persona?.Agent.MaxHistory ?? most;
        // Only a persona that remembers more than the others costs a call for that, and only once there is more.
        var window = before is not null || (longest > most && past.Window?.Length == most)
            ? await sources.Conversations.ReadAsync(session, Math.Max(most, longest), before, cancellationToken)
            : null;
        return Decide(request, fresh with { Persona = wanted }, sources, reading, past, window ?? past.Window);
    }

    private static (TurnOpening? Opening, ChatProblem? Problem) Decide(
        ChatRequest request, Message fresh, TurnSources sources, PersonaReading reading, TurnMemory memory, ImmutableArray<Message>? before)
    {
        var (window, earlierTry) = memory;
        var isReworded = AreOtherWords(request, earlierTry);
        earlierTry = isReworded ? null : earlierTry;
        var isReplyId = window?.Any(message => message.Role == MessageRole.Assistant && message.Id == fresh.Id) == true;
        if (isReplyId || (earlierTry is not null && earlierTry.Message.Content != request.Text))
        {
            return (null, ChatProblem.MessageIdReused);
        }

        if (memory.EarlierTry is { IsReplaced: true } && (isReworded || request.Anew))
        {
            return (null, ChatProblem.MessageReplaced);
        }

        var question = earlierTry?.Message ?? fresh;
        if (earlierTry?.Reply is not null && !request.Anew)
        {
            return (new TurnOpening { Question = question, EarlierTry = earlierTry }, null);
        }

        if (reading.Persona is not { } persona)
        {
            return (null, ChatProblem.Without(reading));
        }

        var history = HistoryWindow.Select(
            HistoryWindow.Since(before ?? Told(request, fresh), question, persona.Agent.SessionTimeout),
            question.Id, persona.Agent.MaxHistory ?? sources.Limits.MaxHistoryMessages, sources.Limits.MaxHistoryCharacters);
        var system = sources.Prompt.SystemMessage(persona, DateOnly.FromDateTime(fresh.Timestamp.UtcDateTime));
        var prompt = Compose(system, history, question);
        var opening = new TurnOpening
        {
            Question = question,
            EarlierTry = earlierTry,
            IsReworded = isReworded,
            Replaces = earlierTry?.Reply?.Id,
            Persona = persona,
            Prompt = persona.Agent.Kind == PersonaKind.Tutor && request.Level is { } level ? prompt.SetItem(prompt.Length - 1, Noted(level, prompt[^1])) : prompt,
            WithoutNote = prompt,
            Watch = sources.Prompt.Watch(question.Content, SaidBefore(memory, history), persona.Agent.Kind),
        };
        return (opening, null);
    }

    private static bool AreOtherWords(ChatRequest request, StoredTurn? earlierTry) =>
        request.Edited && earlierTry is not null && earlierTry.Message.Content != request.Text;

    // Also what was replaced since: whoever asks for a secret in portions need not leave them standing.
    private static IEnumerable<string> SaidBefore(TurnMemory memory, ImmutableArray<Message> history) =>
        memory.Replaced.Append(memory.EarlierTry?.Reply).OfType<Message>().Concat(memory.Window ?? []).Concat(history).Where(message => message.Role == MessageRole.Assistant).Select(message => message.Content).Distinct();

    // What the client tells has no ids; the window only asks that they differ from the question's.
    private static ImmutableArray<Message> Told(ChatRequest request, Message fresh) =>
        [.. request.Earlier.Select(earlier => new Message { Id = default, Role = earlier.Role, Content = earlier.Content, Timestamp = fresh.Timestamp })];

    private static ChatMessage Noted(string level, ChatMessage asked) => new(ChatRole.User, $"{TwinPrompt.LearnerNote(level)}\n\n{asked.Text}");

    private static ImmutableArray<ChatMessage> Compose(string systemPrompt, ImmutableArray<Message> history, Message question) =>
    [
        new ChatMessage(ChatRole.System, systemPrompt),
        .. history.Select(message => new ChatMessage(message.Role == MessageRole.User ? ChatRole.User : ChatRole.Assistant, TwinPrompt.Message(message.Content))),
        new ChatMessage(ChatRole.User, TwinPrompt.Message(question.Content)),
    ];
}
