using System.Collections.Immutable;
using System.Globalization;
using DigitalTwin.Testing.RedTeam;
using Xunit;

namespace DigitalTwin.Functions.Tests.RedTeam;

/// <summary>Each case is a test: as many as fail were refused by mistake.</summary>
public sealed class LookAlikeTests(RedTeamTwin twin) : IClassFixture<RedTeamTwin>
{
    private static readonly ImmutableArray<LookAlike> All = Attack.Read<LookAlike>("benign.json");

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var i = 0; i < All.Length; i++)
            {
                cases.Add(i, All[i].Ask);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_innocent_question_and_its_answer_pass_unchanged(int number, string ask)
    {
        var reply = All[number].Reply;
        twin.Model.Answers[ask] = reply;
        foreach (var (streamed, pieceSize) in new[] { (true, 1), (true, 7), (false, 100_000) })
        {
            twin.Model.Forget();
            twin.Model.PieceSize = pieceSize;
            var session = string.Create(CultureInfo.InvariantCulture, $"look-alike-{number}-{pieceSize:D6}");

            Assert.Equal(reply, await twin.SayAsync(session, ask, streamed));

            Assert.Equal([reply], await twin.StoredRepliesAsync(session));
            Assert.Equal(ask, Assert.Single(twin.Model.Requests).Messages[^1].Text);
        }
    }
}
