using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Domain.Prompts;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Micro;

/// <summary>What the model is sent: the sample persona's system message, and the window of a conversation.</summary>
public class PromptComposition
{
    private const int Window = 20;
    private const int WindowCharacters = 24_000;

    private readonly DateOnly _today = new(2026, 3, 14);
    private readonly TwinPrompt _prompt = TestPrompt.Make();
    private readonly ImmutableArray<Message> _stored = [.. Samples.Conversation(Window)];
    private Persona _persona = null!;
    private ImmutableArray<ChatMessage> _whole;
    private bool _isOther;

    [GlobalSetup]
    public void Open()
    {
        _persona = Samples.Persona();
        _whole = [new(ChatRole.System, _prompt.SystemMessage(_persona, _today)), .. History()];
    }

    /// <summary>Composed once a persona, and kept.</summary>
    [Benchmark]
    public string SystemMessage() => _prompt.SystemMessage(_persona, _today);

    [Benchmark]
    public string SystemMessageOfChangedPersona()
    {
        _isOther = !_isOther;
        return _prompt.SystemMessage(_persona with { Version = _isOther ? "1" : "2" }, _today);
    }

    [Benchmark]
    public ImmutableArray<ChatMessage> History() =>
        [.. HistoryWindow.Select(_stored, default, Window, WindowCharacters).Select(message => new ChatMessage(ChatRole.User, TwinPrompt.Message(message.Content)))];

    [Benchmark]
    public long TokensOfPrompt() => TokenEstimate.Of(_whole);
}
