using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests.Processes;

/// <summary>As in Azure, where a visitor's two tabs may meet two instances.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class FourProcessesTests(AzuriteFixture azurite)
{
    private const int Turns = 50;
    private const string Session = "session-of-four-processes";

    [Theory]
    [InlineData("files")]
    [InlineData("tables")]
    public async Task Fifty_turns_at_once_in_one_session_are_a_hundred_messages_in_one_order(string kind)
    {
        using var memory = await SharedMemory.MakeAsync(kind, azurite.Server);
        var twins = await TwinProcess.StartAsync(4, memory.Settings);
        try
        {
            var questions = Enumerable.Range(1, Turns).Select(turn => $"m{turn}").ToArray();
            var replies = await Task.WhenAll(questions.Select((question, i) => twins[i % twins.Length].Client.AskAsync(Session, question)));

            var seen = await Task.WhenAll(twins.Select(twin => twin.Client.IdsAsync(Session)));
            Assert.All(seen, ids => Assert.Equal(seen[0], ids));
            Assert.Equal(questions.Concat(replies).Order(StringComparer.Ordinal), seen[0].Order(StringComparer.Ordinal));
            Assert.All(questions.Zip(replies), turn => Assert.True(seen[0].IndexOf(turn.First) < seen[0].IndexOf(turn.Second)));
        }
        finally
        {
            foreach (var twin in twins)
            {
                await twin.DisposeAsync();
            }
        }
    }
}
