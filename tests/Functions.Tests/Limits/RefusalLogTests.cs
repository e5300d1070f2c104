using DigitalTwin.Functions.Limits;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Functions.Tests.Limits;

public sealed class RefusalLogTests
{
    [Fact]
    public void It_counts_what_it_does_not_tell_and_tells_it_a_minute_later()
    {
        var time = new ManualTime();
        using var log = new CapturedLog();
        using var loggers = new LoggerFactory([log]);
        var refusals = new RefusalLog(time, loggers.CreateLogger<RefusalLog>());

        refusals.Note();
        time.Advance(TimeSpan.FromSeconds(59.9));
        refusals.Note();
        refusals.Note();
        time.Advance(TimeSpan.FromSeconds(0.1));
        refusals.Note();

        Assert.Equal(["Rate limit: 1 requests refused", "Rate limit: 3 requests refused"], log.Lines.Select(entry => entry.Line.Split(": ", 2)[1].TrimEnd()));
    }

    [Fact]
    public async Task A_flood_is_one_line_without_an_address()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=1", "RATE_LIMIT_PER_SECOND=0.001", "TRUST_FORWARDED_FOR=true");

        for (var i = 0; i < 5; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/info") { Headers = { { "X-Forwarded-For", "203.0.113.7:4711" } } };
            await twin.Client.SendAsync(request);
        }

        Assert.Single(twin.Log.Lines, entry => entry.Line.Contains("Rate limit: 1 requests refused", StringComparison.Ordinal));
        Assert.DoesNotContain(twin.Log.Lines, entry => entry.Line.Contains("203.0.113.7", StringComparison.Ordinal));
    }
}
