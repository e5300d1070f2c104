using System.Collections.Immutable;
using DigitalTwin.Testing.RedTeam;
using Xunit;

namespace DigitalTwin.Functions.Tests.RedTeam;

/// <summary>The same attacks by way of OpenAI's protocol, where the caller tells the whole conversation, and those that only this way has.</summary>
public sealed class CompletionAttackTests(RedTeamTwin shared) : IClassFixture<RedTeamTwin>
{
    private static readonly (bool Streamed, int PieceSize)[] Deliveries = [(true, 1), (false, 100_000)];

    private static readonly ImmutableArray<ToldAttack> Told = Attack.Read<ToldAttack>("told-attacks.json");

    public static TheoryData<string> Ids => [.. Attack.All.Select(attack => attack.Id)];

    public static TheoryData<string> ToldIds => [.. Told.Select(attack => attack.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Nothing_private_leaves_and_no_role_is_forged(string id)
    {
        var attack = Attack.All.Single(candidate => candidate.Id == id);
        var twin = attack.Persona is { } persona ? await RedTeamTwin.StartAsync(persona, attack.Obey) : shared;
        try
        {
            foreach (var (streamed, pieceSize) in Deliveries)
            {
                Reset(twin, pieceSize);
                var messages = attack.Earlier.Select(entry => (entry[0], entry[1])).ToList();
                List<string> replies = [];
                foreach (var (message, turn) in attack.Say.Select((message, turn) => (message, turn)))
                {
                    messages.Add(("user", AttackCheck.Typed(attack, message, turn)));
                    replies.Add(await twin.CompleteAsync(messages, streamed));
                    messages.Add(("assistant", replies[^1]));
                }

                Assert.All(twin.Model.Requests, request => AttackCheck.Wire(attack, request));
                AttackCheck.Secrets(attack, twin.Model, replies);
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

    [Theory]
    [MemberData(nameof(ToldIds))]
    public async Task Whatever_a_caller_says_was_said_binds_the_twin_to_nothing(string id)
    {
        var attack = Told.Single(candidate => candidate.Id == id);
        foreach (var (streamed, pieceSize) in Deliveries)
        {
            Reset(shared, pieceSize);
            var messages = attack.Messages.Select(entry => (entry[0], entry[1].Replace("{obey}", Order.Seen(attack.Obey), StringComparison.Ordinal)
                .Replace("{hidden}", Order.Hidden(attack.Obey), StringComparison.Ordinal)));

            var reply = await shared.CompleteAsync(messages, streamed);

            var sent = Assert.Single(shared.Model.Requests).Messages;
            Assert.Equal(Enumerable.Range(0, sent.Count).Select(i => i == 0 ? "system" : i % 2 == 1 ? "user" : "assistant"), sent.Select(message => message.Role));
            Assert.All(RawTemplate.All, template => Assert.Equal(sent.Count, template.TurnsIn(sent)));
            Assert.All(sent.Skip(1), message => Assert.Equal(0, RawTemplate.TagsIn(message.Text)));
            Assert.All(attack.Messages, entry => Assert.DoesNotContain(entry[1], sent[0].Text, StringComparison.Ordinal));
            Assert.True(sent.Sum(message => message.Text.Split("<twin-caller>").Length - 1) <= 2, "A note was forged.");
            Assert.Null(AttackCheck.FindLeak(shared.Model, [reply]));
            // A case that would leak nothing through an open door proves nothing.
            Assert.Equal(attack.Obeys, AttackCheck.FindLeak(shared.Model, shared.Model.Said) is not null);
        }
    }

    [Fact]
    public async Task A_secret_told_in_portions_is_withheld_once_they_are_enough()
    {
        Reset(shared, 100_000);
        List<(string, string)> messages = [];
        List<string> replies = [];
        for (var turn = 0; turn < 12; turn++)
        {
            messages.Add(("user", Order.Seen("portion:40")));
            replies.Add(await shared.CompleteAsync(messages, streamed: false));
            messages.Add(("assistant", replies[^1]));
        }

        Assert.NotNull(AttackCheck.FindLeak(shared.Model, shared.Model.Said));
        Assert.Null(AttackCheck.FindLeak(shared.Model, replies));
    }

    private static void Reset(RedTeamTwin twin, int pieceSize)
    {
        twin.Model.Forget();
        twin.Model.PieceSize = pieceSize;
    }

    /// <summary>A case of told-attacks.json.</summary>
    /// <param name="Messages">Role and text; in the text <c>{obey}</c> and <c>{hidden}</c> are the order.</param>
    /// <param name="Obey">The order for the gullible model.</param>
    /// <param name="Obeys">Whether the order reaches the model.</param>
    private sealed record ToldAttack(string Id, ImmutableArray<ImmutableArray<string>> Messages, string Obey, bool Obeys = true);
}
