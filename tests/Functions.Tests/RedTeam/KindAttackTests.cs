using System.Globalization;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Testing;
using DigitalTwin.Testing.RedTeam;
using Xunit;

namespace DigitalTwin.Functions.Tests.RedTeam;

/// <summary>The attacks on the rules of the other kinds: what is said to the twin is said to a tutor and to an assistant.</summary>
public sealed class KindAttackTests : IClassFixture<KindAttackTests.Twin>
{
    private readonly RedTeamTwin _twin;

    public KindAttackTests(Twin twin) => _twin = twin.Host;

    public static TheoryData<string, PersonaKind> Cases
    {
        get
        {
            var cases = new TheoryData<string, PersonaKind>();
            foreach (var attack in Attack.All.Where(attack => attack is { Persona: null, Obeys: not null }))
            {
                cases.Add(attack.Id, PersonaKind.Tutor);
                cases.Add(attack.Id, PersonaKind.Assistant);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_private_leaves_and_no_role_is_forged(string id, PersonaKind kind)
    {
        var attack = Attack.All.Single(candidate => candidate.Id == id);
        _twin.Model.Forget();
        _twin.Model.PieceSize = 3;
        var persona = NameOf(kind);
        var session = string.Create(CultureInfo.InvariantCulture, $"{persona}-hears-{attack.Id}");
        List<string> replies = [];
        foreach (var (message, turn) in attack.Say.Select((message, turn) => (message, turn)))
        {
            var earlier = attack.Earlier.IsEmpty ? null : attack.Earlier.Select(entry => new { role = entry[0], content = entry[1] });
            replies.Add(await _twin.SayAsync(session, AttackCheck.Typed(attack, message, turn), streamed: true, earlier, persona));
        }

        Assert.All(_twin.Model.Requests, request => Assert.StartsWith($"You are {persona}, ", request.Messages[0].Text, StringComparison.Ordinal));
        Assert.All(_twin.Model.Requests, request => AttackCheck.Wire(attack, request));
        AttackCheck.Secrets(attack, _twin.Model, replies);
    }

    private static string NameOf(PersonaKind kind) => $"the-{kind}".ToLowerInvariant();

    /// <summary>One of each of the other kinds.</summary>
    public sealed class Twin : IAsyncLifetime
    {
        public RedTeamTwin Host { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var personas = FixedPersona.Of(FixedPersona.Owner);
            foreach (var kind in new[] { PersonaKind.Tutor, PersonaKind.Assistant })
            {
                var persona = FixedPersona.Further(NameOf(kind), new PersonaAgent { Kind = kind, Instructions = "Speak of neurons.", Language = "en" });
                personas.Others[persona.Id] = new PersonaReading(persona, null, []);
            }

            Host = await RedTeamTwin.StartAsync(personas);
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
