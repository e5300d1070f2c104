using System.Collections.Immutable;
using DigitalTwin.Testing.RedTeam;
using Xunit;

namespace DigitalTwin.Functions.Tests.RedTeam;

/// <summary>Spellings that the filter was not written for. They needn't be found; which of them are is told as it is.</summary>
public sealed class HeldOutTests(RedTeamTwin twin) : IClassFixture<RedTeamTwin>
{
    private static readonly ImmutableArray<Attack> All = Attack.Read<Attack>("held-out.json");

    public static TheoryData<string> Ids => [.. All.Select(attack => attack.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_filter_is_as_good_with_what_it_was_not_written_for_as_is_said_of_it(string id)
    {
        var attack = All.Single(candidate => candidate.Id == id);
        foreach (var (streamed, pieceSize) in new[] { (true, 3), (false, 100_000) })
        {
            twin.Model.Forget();
            twin.Model.PieceSize = pieceSize;

            var reply = await twin.SayAsync($"{id}-{pieceSize}-session", $"{attack.Say[0]} {Order.Seen(attack.Obey)}", streamed);

            Assert.Equal(attack.Found, reply != Assert.Single(twin.Model.Said));
        }
    }
}
