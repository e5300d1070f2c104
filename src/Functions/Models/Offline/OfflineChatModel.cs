using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Dialogue;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Functions.Models.Offline;

/// <summary>
/// A twin without a language model: it finds what the profile says to a question and says that, in the first person. Needs no key and
/// no network, never invents, and answers the same conversation the same way every time.
/// </summary>
public sealed class OfflineChatModel(IPersonaSource personas) : IChatClient
{
    public const string ModelId = "offline";

    private const int CharactersPerToken = 4;

    private static readonly ChatClientMetadata Metadata = new(providerName: ModelId, defaultModelId: ModelId);

    private ProfileAnswers? _answers;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no persona to answer from.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var given = messages.ToList();
        var text = await ReplyAsync(given, cancellationToken);
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
        var text = await ReplyAsync(given, cancellationToken);
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

    private async Task<string> ReplyAsync(List<ChatMessage> messages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reading = await personas.ReadAsync(PersonaId.Default, cancellationToken);
        var persona = reading.Persona ?? throw new InvalidOperationException(reading.Problem ?? "There is no persona to answer from.");
        return AnswersOf(persona).Reply(Transcript.Of(messages));
    }

    // Two first turns may both build it; either result is as good, and no turn ever waits for a lock.
    private ProfileAnswers AnswersOf(Persona persona)
    {
        var known = Volatile.Read(ref _answers);
        if (known?.Version == persona.Version)
        {
            return known;
        }

        var built = new ProfileAnswers(persona);
        Volatile.Write(ref _answers, built);
        return built;
    }

    private static UsageDetails Usage(List<ChatMessage> messages, string text)
    {
        var input = Tokens(messages.Sum(message => message.Text.Length));
        var output = Tokens(text.Length);
        return new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output };
    }

    private static int Tokens(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
