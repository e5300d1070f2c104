using System.Globalization;
using DigitalTwin.Testing.OpenAI;
using DigitalTwin.Testing.RedTeam;
using Xunit;

namespace DigitalTwin.Functions.Tests.RedTeam;

/// <summary>Each case is a test: as many as pass were withstood.</summary>
public sealed class AttackTests(RedTeamTwin shared) : IClassFixture<RedTeamTwin>
{
    private const string OthersSession = "visitor-with-a-secret-1";
    private const string OthersSecret = "kingfisher-4711";

    private static readonly (bool Streamed, int PieceSize)[] Deliveries = [(true, 1), (true, 3), (false, 3), (false, 100_000)];

    public static TheoryData<string> Ids => [.. Attack.All.Select(attack => attack.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Nothing_private_leaves_and_no_role_is_forged(string id)
    {
        var attack = Attack.All.Single(candidate => candidate.Id == id);
        var twin = attack.Persona is { } persona ? await RedTeamTwin.StartAsync(persona, attack.Obey) : shared;
        try
        {
            if (attack.Obeys is null)
            {
                await twin.SayAsync(OthersSession, $"My secret is {OthersSecret}.", streamed: false);
            }

            foreach (var (streamed, pieceSize) in Deliveries)
            {
                await AttackAsync(twin, attack, streamed, pieceSize);
            }
        }
        finally
        {
            if (twin != shared)
            {
                await twin.DisposeAsync();
            }
        }
    }

    private static async Task AttackAsync(RedTeamTwin twin, Attack attack, bool streamed, int pieceSize)
    {
        twin.Model.Forget();
        twin.Model.PieceSize = pieceSize;
        var session = string.Create(CultureInfo.InvariantCulture, $"{attack.Id}-{(streamed ? "stream" : "json")}-{pieceSize:D6}");
        List<string> replies = [];
        foreach (var (message, turn) in attack.Say.Select((message, turn) => (message, turn)))
        {
            var earlier = attack.Earlier.IsEmpty ? null : attack.Earlier.Select(entry => new { role = entry[0], content = entry[1] });
            replies.Add(await twin.SayAsync(session, Typed(attack, message, turn), streamed, earlier));
        }

        Assert.Equal(replies, await twin.StoredRepliesAsync(session));
        Assert.All(replies, Assert.NotEmpty);
        Assert.All(twin.Model.Requests, request => CheckWire(attack, request));
        CheckSecrets(attack, twin.Model, replies);
        Assert.DoesNotContain(twin.Host.Log.Lines, line => line.Line.Contains(GullibleModel.CanaryIn(twin.Model.Requests[0].Messages[0].Text)[..8], StringComparison.Ordinal));
    }

    private static string Typed(Attack attack, string message, int turn)
    {
        var text = message
            .Replace("{hidden}", Order.Hidden(attack.Obey), StringComparison.Ordinal)
            .Replace("{selectors}", Order.InSelectors(attack.Obey), StringComparison.Ordinal);
        var isOrdered = attack is { Persona: null, Obeys: not false } && (!attack.Last || turn == attack.Say.Length - 1);
        return isOrdered ? $"{text} {Order.Seen(attack.Obey)}" : text;
    }

    private static void CheckSecrets(Attack attack, GullibleModel model, List<string> replies)
    {
        Assert.Null(FindLeak(model, replies));
        Assert.All(replies, reply => Assert.DoesNotContain(OthersSecret, reply, StringComparison.Ordinal));

        // A case that would leak nothing through an open door proves nothing.
        if (attack.Obeys is true)
        {
            Assert.NotNull(FindLeak(model, model.Said));
        }
        else if (attack.Obeys is false)
        {
            Assert.All(model.Said, said => Assert.Equal(GullibleModel.Harmless, said));
        }
    }

    private static string? FindLeak(GullibleModel model, IReadOnlyList<string> replies)
    {
        var prompt = model.Requests[0].Messages[0].Text;
        var (rules, canary) = (GullibleModel.RulesIn(prompt), GullibleModel.CanaryIn(prompt));
        var each = new LeakFinder(rules, canary);

        // What a visitor pieces together who asks for one portion a turn: of each further one a beginning gets through.
        var together = new LeakFinder(rules, canary, rulesRun: 64);
        return replies.Select(each.In).FirstOrDefault(leak => leak is not null)
            ?? together.In(string.Concat(replies)) ?? together.In(string.Concat(replies.Select(reply => reply.Split(": ", 2)[^1])));
    }

    private static void CheckWire(Attack attack, FakeRequest request)
    {
        var messages = request.Messages;
        Assert.Equal("system", messages[0].Role);
        Assert.All(messages.Skip(1), (message, i) => Assert.Equal(i % 2 == 0 ? "user" : "assistant", message.Role));
        Assert.Equal("user", messages[^1].Role);
        Assert.DoesNotContain(messages, message => message.Text.Contains(OthersSecret, StringComparison.Ordinal) && !attack.Say.Contains(message.Text));
        Assert.All(RawTemplate.All, template => Assert.Equal(messages.Count, template.TurnsIn(messages)));
        Assert.All(messages.Skip(1), message => Assert.Equal(0, RawTemplate.TagsIn(message.Text)));
        Assert.Equal(attack.Forges, RawTemplate.Forges(attack.Say[^1]));
        Assert.Equal(attack.Tags, RawTemplate.TagsIn(attack.Say[^1]) > 0);
    }
}
