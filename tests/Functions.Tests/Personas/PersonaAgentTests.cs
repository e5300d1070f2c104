using System.Text;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Xunit;

namespace DigitalTwin.Functions.Tests.Personas;

/// <summary>A persona of several files, of which one may be agent.yaml.</summary>
public sealed class PersonaAgentTests
{
    private static readonly PersonaId Ann = PersonaId.TryParse("ann", out var id) ? id : default;

    [Fact]
    public void What_agent_yaml_says_wins_over_the_facts()
    {
        var persona = Assemble(
            Ann,
            ("facts.json", """{ "name": "Sabela", "headline": "Cartographer", "greeting": "Hei!", "suggested_questions": ["Why?"] }"""),
            ("AGENT.yaml", "name: Ann\nsuggested_questions: [How?]\nkind: tutor")).Persona!;

        Assert.Equal(("Ann", "Cartographer", "Hei!", PersonaKind.Tutor), (persona.Name, persona.Headline, persona.Greeting, persona.Agent.Kind));
        Assert.Equal(["How?"], persona.SuggestedQuestions.AsEnumerable());
        Assert.Equal(Ann, persona.Id);
    }

    [Theory]
    [InlineData("kind: tutor\ninstructions: Teach knots.", "ann")]
    [InlineData("kind: assistant\nname: Knots", "Knots")]
    public void A_tutor_or_an_assistant_needs_nothing_but_its_agent_yaml(string yaml, string name)
    {
        var persona = Assemble(Ann, ("agent.yaml", yaml)).Persona!;

        Assert.Equal(name, persona.Name);
        Assert.Empty(persona.Documents);
    }

    [Theory]
    [InlineData("instructions: Be kind.")]
    [InlineData("kind: tutor")]
    public void A_twin_needs_something_to_speak_from_and_the_others_a_word_at_least(string yaml) =>
        Assert.StartsWith("The folder personas/ann holds nothing to speak from.", Assemble(Ann, ("agent.yaml", yaml)).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_broken_agent_yaml_is_the_persona_s_problem()
    {
        Assert.StartsWith("agent.yaml, line 1, column 14:", Assemble(Ann, ("me.txt", "I map reefs."), ("agent.yaml", "temperature: x")).Problem, StringComparison.Ordinal);
        Assert.StartsWith("agent.yaml, line 1, column 1: the file is larger than 64 KiB.",
            Assemble(Ann, ("me.txt", "I map reefs."), ("agent.yaml", $"#{new string('x', 64 * 1024)}")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_encodings_are_read_as_those_of_other_files()
    {
        byte[] utf16 = [0xff, 0xfe, .. Encoding.Unicode.GetBytes("name: Smørbrød\nkind: tutor")];
        byte[] marked = [0xef, 0xbb, 0xbf, .. "name: Ann\nkind: tutor"u8];
        byte[] older = [.. "kind: tutor\nname: Caf"u8, 0xe9];

        Assert.Equal("Smørbrød", Assemble(Ann, [new PersonaFile("agent.yaml", utf16)]).Persona!.Name);
        Assert.Equal("Ann", Assemble(Ann, [new PersonaFile("agent.yaml", marked)]).Persona!.Name);
        var reading = Assemble(Ann, [new PersonaFile("agent.yaml", older)]);
        Assert.Equal("Café", reading.Persona!.Name);
        Assert.StartsWith("agent.yaml is not UTF-8", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_tells_the_persona_and_its_agent_yaml_apart()
    {
        string[] versions =
        [
            Assemble(Ann, ("me.txt", "I map reefs.")).Persona!.Version,
            Assemble(PersonaId.Default, ("me.txt", "I map reefs.")).Persona!.Version,
            Assemble(Ann, ("me.txt", "I map reefs."), ("agent.yaml", "temperature: 1")).Persona!.Version,
            Assemble(Ann, ("me.txt", "I map reefs."), ("agent.yaml", "temperature: 2")).Persona!.Version,
        ];

        Assert.Distinct(versions);
    }

    [Fact]
    public void Instructions_count_first_and_are_never_cut()
    {
        var reading = Assemble(Ann, ("me.txt", new string('x', 900)), ("agent.yaml", $"instructions: {new string('y', 600)}"));
        var longer = Assemble(Ann, ("me.txt", "I map reefs."), ("agent.yaml", $"kind: tutor\ninstructions: {new string('y', 1500)}"));

        Assert.Equal((600, 400), (reading.Persona!.Agent.Instructions!.Length, reading.Persona.TextOf(PersonaDocumentKind.Notes)!.Length));
        Assert.Contains("me.txt was cut from 900 to 400", Assert.Single(reading.Warnings), StringComparison.Ordinal);
        Assert.Equal(1500, longer.Persona!.Agent.Instructions!.Length);
        Assert.Empty(longer.Persona.Documents);
    }

    [Theory]
    [InlineData("kind: tutor\nname: Ann", "Hello, I'm Ann, a tutor that is an AI. What would you like to learn?")]
    [InlineData("kind: assistant\nname: Ann", "Hello, I'm Ann, an assistant that is an AI. How can I help?")]
    [InlineData("name: Ann", "Hi, I'm the digital twin of Ann. Ask me about my work.")]
    [InlineData("name: Ann\ngreeting: Hei!", "Hei!")]
    public void Who_has_no_greeting_is_given_one_by_its_kind(string yaml, string greeting) =>
        Assert.Equal(greeting, PersonaPhrases.Greeting(Assemble(Ann, ("me.txt", "I map reefs."), ("agent.yaml", yaml)).Persona!));

    private static PersonaReading Assemble(PersonaId id, params (string Name, string Text)[] files) =>
        Assemble(id, [.. files.Select(file => new PersonaFile(file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    private static PersonaReading Assemble(PersonaId id, PersonaFile[] files) =>
        PersonaAssembly.Assemble(id, files, PersonaFolders.Place(id, "The persona folder (PERSONA_DIR)"), 1000);
}
