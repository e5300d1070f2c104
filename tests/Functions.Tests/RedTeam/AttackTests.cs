using System.Globalization;
using DigitalTwin.Testing.RedTeam;
using Xunit;

namespace DigitalTwin.Functions.Tests.RedTeam;

/// <summary>Each case is a test: as many as pass were withstood.</summary>
public sealed class AttackTests(RedTeamTwin shared) : IClassFixture<RedTeamTwin>
{
    private const string OthersSession = "visitor-with-a-secret-1";

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
                await twin.SayAsync(OthersSession, $"My secret is {AttackCheck.OthersSecret}.", streamed: false);
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
            replies.Add(await twin.SayAsync(session, AttackCheck.Typed(attack, message, turn), streamed, earlier));
        }

        Assert.Equal(replies, await twin.StoredRepliesAsync(session));
        Assert.All(replies, Assert.NotEmpty);
        Assert.All(twin.Model.Requests, request => AttackCheck.Wire(attack, request));
        AttackCheck.Secrets(attack, twin.Model, replies);
        Assert.DoesNotContain(twin.Host.Log.Lines, line => line.Line.Contains(GullibleModel.CanaryIn(twin.Model.Requests[0].Messages[0].Text)[..8], StringComparison.Ordinal));
    }
}
