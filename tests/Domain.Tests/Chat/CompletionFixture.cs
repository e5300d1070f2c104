using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalTwin.Domain.Tests.Chat;

/// <summary>A completion with everything around it in the test's hands.</summary>
internal sealed class CompletionFixture
{
    public CompletionFixture(PersonaReading? persona = null, ChatLimits? limits = null)
    {
        Personas = new FixedPersona(persona ?? new PersonaReading(FixedPersona.Owner, null, []));
        var sources = new TurnSources(
            Personas, Store, Ledger, TestPrompt.Make(), limits ?? new ChatLimits());
        Completion = new Completion(sources, new TurnModels(Model, Offline), TestIds.Counting(), Time, NullLogger<Completion>.Instance);
    }

    public FixedPersona Personas { get; }

    public ManualTime Time { get; } = new();

    /// <summary>Must stay empty.</summary>
    public MemoryStore Store { get; } = new();

    public MemoryLedger Ledger { get; } = new();

    public ScriptedModel Model { get; } = new();

    /// <summary>Answers when the ledger has nothing left.</summary>
    public ScriptedModel Offline { get; } = new("offline");

    public Completion Completion { get; }

    public async Task<List<CompletionEvent>> RunAsync(CompletionRequest request) => await Completion.RunAsync(request).ToListAsync();

    public static string TextOf(IEnumerable<CompletionEvent> events) =>
        string.Concat(events.OfType<CompletionEvent.TextDelta>().Select(delta => delta.Text));
}
