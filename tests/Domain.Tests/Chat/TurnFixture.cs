using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalTwin.Domain.Tests.Chat;

/// <summary>A turn with everything around it in the test's hands.</summary>
internal sealed class TurnFixture
{
    public TurnFixture(PersonaReading? persona = null)
    {
        Personas = new FixedPersona(persona ?? new PersonaReading(FixedPersona.Owner, null, []));
        var sources = new TurnSources(
            Personas, Store, Ledger, TestPrompt.Make(), new ChatLimits());
        Turn = new ChatTurn(sources, new TurnModels(Model, Offline), new TurnGate(Time), TestIds.Counting(), Time, NullLogger<ChatTurn>.Instance);
    }

    public FixedPersona Personas { get; }

    public ManualTime Time { get; } = new();

    public MemoryStore Store { get; } = new();

    public MemoryLedger Ledger { get; } = new();

    public ScriptedModel Model { get; } = new();

    /// <summary>Answers when the ledger has nothing left.</summary>
    public ScriptedModel Offline { get; } = new("offline");

    public ChatTurn Turn { get; }

    /// <summary>There is a further persona.</summary>
    public Persona Has(string id, PersonaAgent agent)
    {
        var persona = FixedPersona.Further(id, agent);
        Personas.Others[persona.Id] = new PersonaReading(persona, null, []);
        return persona;
    }

    public async Task<List<ChatTurnEvent>> RunAsync(ChatRequest request) => await Turn.RunAsync(request).ToListAsync();

    public static ChatRequest Ask(string text, string? messageId = null) => new()
    {
        Text = text,
        Session = TestIds.Session(),
        MessageId = messageId is null ? null : TestIds.Message(messageId),
    };
}
