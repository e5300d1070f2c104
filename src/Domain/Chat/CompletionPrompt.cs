using System.Collections.Immutable;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Domain.Prompts;
using DigitalTwin.Domain.Safety;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// What the models are told when a program tells the conversation. Roles stay ours: one system message, then user and assistant in
/// turn; what the program says for itself stands as a note in the first of the user's messages.
/// </summary>
internal sealed record CompletionPrompt
{
    /// <summary>For a language model.</summary>
    public required ImmutableArray<ChatMessage> Messages { get; init; }

    /// <summary>For the offline model: without the note, which it would look up with the question.</summary>
    public required ImmutableArray<ChatMessage> WithoutNote { get; init; }

    public required ReplyWatch Watch { get; init; }

    /// <summary>What it cost at most, with what was said to it.</summary>
    public TokenUsage Estimate(string said) => new(TokenEstimate.Of(Messages), TokenEstimate.Of(said));

    /// <param name="id">One that no message has.</param>
    public static CompletionPrompt Compose(CompletionRequest request, Persona persona, TurnSources sources, MessageId id, DateTimeOffset now)
    {
        var limits = sources.Limits;
        var history = HistoryWindow.Select(
            request.Earlier.Select(earlier => new Message { Id = default, Role = earlier.Role, Content = earlier.Content, Timestamp = now }),
            id, persona.Agent.MaxHistory ?? limits.MaxHistoryMessages, limits.MaxHistoryCharacters);
        var system = new ChatMessage(ChatRole.System, sources.Prompt.SystemMessage(persona, DateOnly.FromDateTime(now.UtcDateTime)));
        var said = InTurn([.. history.Select(message => (message.Role, message.Content)), (MessageRole.User, request.Text)]);
        var noted = string.IsNullOrWhiteSpace(request.Note)
            ? said
            : said.SetItem(0, new ChatMessage(ChatRole.User, $"{TwinPrompt.CallerNote(Cut(request.Note, limits.MaxMessageCharacters))}\n\n{said[0].Text}"));
        return new CompletionPrompt
        {
            Messages = [system, .. noted],
            WithoutNote = [system, .. said],
            Watch = sources.Prompt.Watch(
                request.Text, history.Where(message => message.Role == MessageRole.Assistant).Select(message => message.Content), persona.Agent.Kind),
        };
    }

    // Some models' templates refuse two messages of one speaker in a row. Joined first and made safe then, so that nothing
    // dangerous comes of two harmless halves.
    private static ImmutableArray<ChatMessage> InTurn(ImmutableArray<(MessageRole Role, string Content)> messages)
    {
        var runs = new List<(MessageRole Role, string Content)>();
        foreach (var (role, content) in messages)
        {
            if (runs is [.., var last] && last.Role == role)
            {
                runs[^1] = (role, $"{last.Content}\n\n{content}");
            }
            else
            {
                runs.Add((role, content));
            }
        }

        return [.. runs.Select(run => new ChatMessage(run.Role == MessageRole.User ? ChatRole.User : ChatRole.Assistant, TwinPrompt.Message(run.Content)))];
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
