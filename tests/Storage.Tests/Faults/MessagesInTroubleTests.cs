using System.Net;
using DigitalTwin.Testing.Storage;
using Xunit;

namespace DigitalTwin.Storage.Tests.Faults;

/// <summary>What becomes of a message when the storage fails in the middle of its turn: none that was acknowledged is lost, none is doubled.</summary>
[Collection(FaultsCollection.Name)]
public sealed class MessagesInTroubleTests(AzuriteFixture azurite)
{
    private const string Answer = TroubledTwin.Answer;
    private readonly string _session = TroubledTwin.NewSession();

    [Theory]
    [InlineData(StorageFault.Refuse, true)]
    [InlineData(StorageFault.InternalError, false)]
    [InlineData(StorageFault.FailInBatch, true)]
    [InlineData(StorageFault.BreakOff, false)]
    [InlineData(StorageFault.LoseAnswer, true)]
    public async Task A_message_that_could_not_be_stored_is_stored_and_answered_once_when_it_is_sent_again(StorageFault fault, bool stream)
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server);
        await (await twin.ChatAsync(_session, "m1")).IsAnswerAsync();

        var trouble = twin.Storage.Fail(fault, call => call.IsTransaction);
        await (await twin.ChatAsync(_session, "m2", stream)).IsStorageProblemAsync();
        trouble.Heal();
        await (await twin.ChatAsync(_session, "m2")).IsAnswerAsync();
        await (await twin.ChatAsync(_session, "m2")).IsAnswerAsync();

        Assert.Equal(["user m1", Answer, "user m2", Answer], await twin.MessagesAsync(_session));
    }

    [Theory]
    [InlineData(StorageFault.Refuse)]
    [InlineData(StorageFault.InternalError)]
    [InlineData(StorageFault.BreakOff)]
    [InlineData(StorageFault.LoseAnswer)]
    public async Task A_conversation_that_could_not_be_opened_is_opened_once_when_its_message_is_sent_again(StorageFault fault)
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server);

        var trouble = twin.Storage.Fail(fault, call => call.IsTable && !call.IsRead);
        await (await twin.ChatAsync(_session, "m1")).IsStorageProblemAsync();
        trouble.Heal();
        await (await twin.ChatAsync(_session, "m1")).IsAnswerAsync();

        Assert.Equal(["user m1", Answer], await twin.MessagesAsync(_session));
        Assert.Equal(2, await twin.ListedMessagesAsync(_session));
    }

    [Theory]
    [InlineData(StorageFault.Refuse, true)]
    [InlineData(StorageFault.InternalError, false)]
    [InlineData(StorageFault.FailInBatch, true)]
    [InlineData(StorageFault.BreakOff, false)]
    [InlineData(StorageFault.LoseAnswer, true)]
    public async Task A_message_whose_reply_could_not_be_stored_is_kept_and_answered_when_it_is_sent_again(StorageFault fault, bool stream)
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server);

        var trouble = twin.Storage.Fail(fault, FromTheSecondTransactionOn());
        var response = await twin.ChatAsync(_session, "m1", stream);
        await (stream ? BreaksOffAsync(response) : response.IsStorageProblemAsync());
        Assert.Equal("user m1", (await twin.MessagesAsync(_session))[0]);
        trouble.Heal();
        await (await twin.ChatAsync(_session, "m1")).IsAnswerAsync();

        Assert.Equal(["user m1", Answer], await twin.MessagesAsync(_session));
    }

    [Fact]
    public async Task A_reply_that_the_storage_keeps_waiting_is_given_up_after_ten_seconds()
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server, stopClock: true);

        var trouble = twin.Storage.Fail(StorageFault.Hang, FromTheSecondTransactionOn());
        var waiting = twin.ChatAsync(_session, "m1", stream: true);
        await trouble.MeetAsync();
        twin.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(waiting.IsCompleted);
        twin.Time.Advance(TimeSpan.FromSeconds(0.1));

        await BreaksOffAsync(await waiting);
        trouble.Heal();
        Assert.Equal(["user m1"], await twin.MessagesAsync(_session));
    }

    [Theory]
    [InlineData(StorageFault.Refuse)]
    [InlineData(StorageFault.InternalError)]
    [InlineData(StorageFault.FailInBatch)]
    [InlineData(StorageFault.BreakOff)]
    [InlineData(StorageFault.LoseAnswer)]
    public async Task A_deletion_is_done_when_it_is_asked_for_again(StorageFault fault)
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server);
        await (await twin.ChatAsync(_session, "m1")).IsAnswerAsync();

        var trouble = twin.Storage.Fail(fault, call => call.IsTransaction);
        await (await twin.DeleteAsync(_session)).IsStorageProblemAsync();
        trouble.Heal();
        await (await twin.DeleteAsync(_session)).IsAsync(HttpStatusCode.NoContent);

        await (await twin.GetAsync($"api/conversation/{_session}")).IsAsync(HttpStatusCode.NotFound);
        Assert.Null(await twin.ListedMessagesAsync(_session));
    }

    // The first one stores the visitor's message, and its answer is what `start` tells.
    private static Func<StorageCall, bool> FromTheSecondTransactionOn()
    {
        string? first = null;
        return call => call.IsTransaction && call.Id != (first ??= call.Id);
    }

    private static async Task BreaksOffAsync(HttpResponseMessage response)
    {
        var events = await response.IsStreamAsync();
        Assert.Contains("\"type\":\"error\"", events, StringComparison.Ordinal);
        Assert.DoesNotContain("\"type\":\"finish\"", events, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", events, StringComparison.Ordinal);
    }
}
