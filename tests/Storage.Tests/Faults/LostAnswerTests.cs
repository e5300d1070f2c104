using System.Net;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Storage.Tests.Faults;

/// <summary>
/// Storage that does what it is asked, and whose answer is lost on its way: the client library asks again and is told that it is done
/// already, or that it can't be done.
/// </summary>
[Collection(FaultsCollection.Name)]
public sealed class LostAnswerTests(AzuriteFixture azurite)
{
    private readonly string _session = TroubledTwin.NewSession();

    [Fact]
    public async Task Every_message_is_stored_once()
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server);

        twin.Storage.LoseFirstAnswers();
        foreach (var message in (string[])["m1", "m2", "m3"])
        {
            await (await twin.ChatAsync(_session, message)).IsAnswerAsync();
        }

        Assert.Equal(
            ["user m1", TroubledTwin.Answer, "user m2", TroubledTwin.Answer, "user m3", TroubledTwin.Answer], await twin.MessagesAsync(_session));
        Assert.Equal(6, await twin.ListedMessagesAsync(_session));
        Assert.Single(await ActivityAsync());
    }

    [Fact]
    public async Task The_owners_list_keeps_one_entry_of_a_conversation_that_woke_up_on_another_day()
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server, stopClock: true);
        await (await twin.ChatAsync(_session, "m1")).IsAnswerAsync();
        twin.Time.Advance(TimeSpan.FromDays(1));

        twin.Storage.LoseFirstAnswers(call => call.IsTransaction);
        await (await twin.ChatAsync(_session, "m2")).IsAnswerAsync();

        Assert.Equal(4, await twin.ListedMessagesAsync(_session));
        Assert.Single(await ActivityAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task A_deletion_leaves_nothing_behind(int turns)
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server);
        await StoreAsync(twin, turns);

        twin.Storage.LoseFirstAnswers();
        await (await twin.DeleteAsync(_session)).IsAsync(HttpStatusCode.NoContent);

        Assert.Empty(await RowsAsync("messages", $"PartitionKey eq {TableKeys.Partition(TestIds.Session(_session))}"));
        Assert.Empty(await ActivityAsync());
        Assert.Empty(await RowsAsync("activity", $"RowKey eq {TableKeys.Partition(TestIds.Session(_session))}"));
    }

    private async Task StoreAsync(TroubledTwin twin, int turns)
    {
        var store = twin.Host.App.Services.GetRequiredService<IConversationStore>();
        for (var turn = 1; turn <= turns; turn++)
        {
            var question = new Message
            {
                Id = TestIds.Message($"m{turn}"),
                Role = MessageRole.User,
                Content = "What do you map?",
                Timestamp = new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero),
            };
            await store.AppendAsync(TestIds.Session(_session), question, default);
            await store.AppendAsync(
                TestIds.Session(_session),
                question with { Id = TestIds.Message($"r{turn}"), Role = MessageRole.Assistant, Content = "Reefs.", InReplyTo = question.Id },
                default);
        }
    }

    private Task<List<TableEntity>> ActivityAsync() => RowsAsync("activity", $"Session eq {_session}");

    private async Task<List<TableEntity>> RowsAsync(string table, FormattableString filter)
    {
        var rows = new List<TableEntity>();
        var client = new TableServiceClient(azurite.Server.ConnectionString).GetTableClient(table);
        await foreach (var row in client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)))
        {
            rows.Add(row);
        }

        return rows;
    }
}
