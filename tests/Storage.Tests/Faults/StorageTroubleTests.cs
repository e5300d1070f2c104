using System.Net;
using DigitalTwin.Testing.Storage;
using Xunit;

namespace DigitalTwin.Storage.Tests.Faults;

/// <summary>Storage that is down, slow, or answers nonsense: every route says so in bounded time, and all is well as soon as it is back.</summary>
[Collection(FaultsCollection.Name)]
public sealed class StorageTroubleTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(StorageFault.Refuse)]
    [InlineData(StorageFault.InternalError)]
    [InlineData(StorageFault.BreakOff)]
    public async Task Tables_that_fail_are_a_problem_on_every_route_until_they_are_back(StorageFault fault)
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server);
        var calls = await CallsAsync(twin);

        var trouble = twin.Storage.Fail(fault, call => call.IsTable);
        await AreProblemsAsync(calls.Select(call => call()));
        trouble.Heal();

        await IsWellAsync(twin);
    }

    [Theory]
    [InlineData(StorageFault.Hang)]
    [InlineData(StorageFault.Busy)]
    public async Task Tables_that_keep_the_twin_waiting_are_given_up_after_ten_seconds(StorageFault fault)
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server, stopClock: true);
        var calls = await CallsAsync(twin);

        var trouble = twin.Storage.Fail(fault, call => call.IsTable);
        var waiting = new List<Task<HttpResponseMessage>>();
        foreach (var call in calls)
        {
            waiting.Add(call());
            await trouble.MeetAsync();
        }

        twin.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.All(waiting, call => Assert.False(call.IsCompleted));
        twin.Time.Advance(TimeSpan.FromSeconds(0.1));
        await AreProblemsAsync(waiting);
        trouble.Heal();

        await IsWellAsync(twin);
    }

    [Theory]
    [InlineData(StorageFault.Hang)]
    [InlineData(StorageFault.Busy)]
    public async Task A_deletion_has_two_minutes(StorageFault fault)
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server, stopClock: true);
        var session = TroubledTwin.NewSession();
        await (await twin.ChatAsync(session, "m1")).IsAnswerAsync();

        var trouble = twin.Storage.Fail(fault, call => call.IsTransaction);
        var waiting = twin.DeleteAsync(session);
        await trouble.MeetAsync();
        twin.Time.Advance(TimeSpan.FromSeconds(119.9));
        Assert.False(waiting.IsCompleted);
        twin.Time.Advance(TimeSpan.FromSeconds(0.1));

        await (await waiting).IsStorageProblemAsync();
        trouble.Heal();
        await (await twin.DeleteAsync(session)).IsAsync(HttpStatusCode.NoContent);
        await (await twin.GetAsync($"api/conversation/{session}")).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_storage_that_nobody_listens_at_is_a_problem_until_somebody_does()
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server);
        var calls = await CallsAsync(twin);

        await twin.Storage.CloseAsync();
        await AreProblemsAsync(calls.Select(call => call()));
        await twin.Storage.OpenAsync();

        await IsWellAsync(twin);
    }

    [Fact]
    public async Task A_twin_that_starts_without_its_storage_answers_once_it_is_there()
    {
        await using var twin = await TroubledTwin.StartAsync(azurite.Server, stopClock: true, before: storage => storage.CloseAsync());

        var health = await twin.GetAsync("api/health");
        var chat = await (await twin.ChatAsync(TroubledTwin.NewSession(), "m1")).IsAsync(HttpStatusCode.ServiceUnavailable);
        await health.IsUnhealthyAsync();
        await twin.Storage.OpenAsync();
        twin.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.StartsWith("urn:digitaltwin:problem:", chat.GetProperty("type").GetString(), StringComparison.Ordinal);
        await IsWellAsync(twin);
    }

    // One call to each route; a conversation of its own for each, for turns of one wait for each other.
    private static async Task<Func<Task<HttpResponseMessage>>[]> CallsAsync(TroubledTwin twin)
    {
        var (json, stream, read) = (TroubledTwin.NewSession(), TroubledTwin.NewSession(), TroubledTwin.NewSession());
        foreach (var session in new[] { json, stream, read })
        {
            await (await twin.ChatAsync(session, "m1")).IsAnswerAsync();
        }

        return
        [
            () => twin.ChatAsync(json, "m2"),
            () => twin.ChatAsync(stream, "m2", stream: true),
            () => twin.GetAsync($"api/conversation/{read}"),
            () => twin.GetAsync("api/sessions"),
            () => twin.GetAsync("api/health"),
        ];
    }

    private static async Task AreProblemsAsync(IEnumerable<Task<HttpResponseMessage>> calls)
    {
        var responses = await Task.WhenAll(calls.ToList());
        foreach (var response in responses[..^1])
        {
            await response.IsStorageProblemAsync();
        }

        await responses[^1].IsUnhealthyAsync();
    }

    private static async Task IsWellAsync(TroubledTwin twin)
    {
        var session = TroubledTwin.NewSession();
        await (await twin.ChatAsync(session, "m1")).IsAnswerAsync();
        Assert.Equal(["user m1", TroubledTwin.Answer], await twin.MessagesAsync(session));
        await (await twin.GetAsync("api/sessions")).IsAsync(HttpStatusCode.OK);
        // Health is remembered for a second, by whichever clock the twin has.
        twin.Time.Advance(TimeSpan.FromSeconds(1));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await twin.GetAsync("api/health")).IsSuccessStatusCode)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
