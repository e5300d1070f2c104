using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitalTwin.Domain.Tests.Conversations;

public sealed class RetentionTests
{
    private readonly ManualTime _time = new();
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task What_was_quiet_for_longer_than_the_period_is_forgotten_to_the_day()
    {
        await SayAsync("written-91-days-ago", 91);
        await SayAsync("written-90-days-ago", 90);
        await SayAsync("written-a-moment-ago", 0);

        Assert.Equal(1, await Retention(90).RunAsync(default));

        Assert.Empty(_store.Of(TestIds.Session("written-91-days-ago")));
        Assert.Single(_store.Of(TestIds.Session("written-90-days-ago")));
        Assert.Single(_store.Of(TestIds.Session("written-a-moment-ago")));
    }

    [Fact]
    public async Task A_period_of_none_keeps_all()
    {
        await SayAsync("written-long-long-ago", 20_000);

        Assert.Equal(0, await Retention(0).RunAsync(default));

        Assert.Single(_store.Of(TestIds.Session("written-long-long-ago")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public async Task A_storage_that_is_down_is_told(int days)
    {
        _store.WritesFail = true;

        await Assert.ThrowsAsync<StorageException>(() => Retention(days).RunAsync(default));
    }

    [Fact]
    public async Task What_can_not_be_tidied_keeps_nothing_beyond_its_period_and_is_told()
    {
        await SayAsync("written-91-days-ago", 91);
        _store.TidyFails = true;

        await Assert.ThrowsAsync<StorageException>(() => Retention(90).RunAsync(default));

        Assert.Empty(_store.Of(TestIds.Session("written-91-days-ago")));
    }

    private Retention Retention(int days) => new(_store, new RetentionPeriod(days), _time, NullLogger<Retention>.Instance);

    private async Task SayAsync(string session, int daysAgo) => await _store.AppendAsync(
        TestIds.Session(session),
        new Message { Id = TestIds.Message("m1"), Role = MessageRole.User, Content = "Hi", Timestamp = _time.GetUtcNow().AddDays(-daysAgo) },
        default);
}
