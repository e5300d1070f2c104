using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Dialogue;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Functions.Models.Offline;

/// <summary>
/// A persona without a language model: it finds what the files say to a question and says that, a twin in the first person. Needs no
/// key and no network, never invents, and answers the same conversation the same way every time. Who answers stands in the call's
/// options under <see cref="PersonaId.OptionKey"/>; the default persona unless told.
/// </summary>
public sealed class OfflineChatModel(IPersonaSource personas) : IChatClient
{
    public const string ModelId = "offline";

    private const int CharactersPerToken = 4;

    // Of those that come and go, the ones that went are forgotten some time.
    private const int MaxPersonas = 100;

    private static readonly ChatClientMetadata Metadata = new(providerName: ModelId, defaultModelId: ModelId);

    private readonly ConcurrentDictionary<PersonaId, ProfileAnswers> _answers = new();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no persona to answer from.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var given = messages.ToList();
        var text = await ReplyAsync(given, options, cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = ModelId,
            FinishReason = ChatFinishReason.Stop,
            Usage = Usage(given, text),
        };
    }

    /// <inheritdoc/>
    /// <remarks>One update a word; the last one carries the usage and the finish reason.</remarks>
    /// <exception cref="InvalidOperationException">There is no persona to answer from.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var given = messages.ToList();
        var text = await ReplyAsync(given, options, cancellationToken);
        foreach (var word in WordStream.Of(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word) { ModelId = ModelId };
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(Usage(given, text))])
        {
            ModelId = ModelId,
            FinishReason = ChatFinishReason.Stop,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? Metadata
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // Holds nothing but memory.
    }

    private async Task<string> ReplyAsync(List<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reading = await personas.ReadAsync(Asked(options), cancellationToken);
        var persona = reading.Persona ?? throw new InvalidOperationException(reading.Problem ?? "There is no persona to answer from.");
        return AnswersOf(persona).Reply(Transcript.Of(messages));
    }

    private static PersonaId Asked(ChatOptions? options) =>
        options?.AdditionalProperties?.GetValueOrDefault(PersonaId.OptionKey) is string text && PersonaId.TryParse(text, out var id) ? id : PersonaId.Default;

    // Two first turns may both build it; either result is as good, and no turn ever waits for a lock.
    private ProfileAnswers AnswersOf(Persona persona)
    {
        if (_answers.TryGetValue(persona.Id, out var known) && known.Version == persona.Version)
        {
            return known;
        }

        if (_answers.Count >= MaxPersonas)
        {
            _answers.Clear();
        }

        return _answers[persona.Id] = new ProfileAnswers(persona);
    }

    private static UsageDetails Usage(List<ChatMessage> messages, string text)
    {
        var input = Tokens(messages.Sum(message => message.Text.Length));
        var output = Tokens(text.Length);
        return new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output };
    }

    private static int Tokens(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
