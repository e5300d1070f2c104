using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Functions.Tests.Telemetry;

/// <summary>Every test's host is looked through for secrets in its log; here it is seen that one would be found.</summary>
public sealed class LogAuditTests
{
    private const string Question = "Which footbridge did you like best?";

    [Theory]
    [InlineData("a key")]
    [InlineData("a question")]
    [InlineData("an answer")]
    [InlineData("a session id")]
    public async Task A_secret_in_the_log_fails_the_test_it_happens_in(string which)
    {
        var twin = await TwinHost.StartAsync(null, "OWNER_KEY=the-owner-s-own-key");
        var reply = await (await twin.ChatAsync(new { message = Question })).JsonAsync();
        var secret = which switch
        {
            "a key" => "the-owner-s-own-key",
            "a question" => Question,
            "an answer" => reply.Text("response"),
            _ => reply.Text("session_id"),
        };

        Log(twin, $"It is {secret}.");

        var found = await Assert.ThrowsAsync<InvalidOperationException>(async () => await twin.DisposeAsync());
        Assert.Contains("The log tells a secret", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_twin_that_keeps_its_secrets_passes()
    {
        var twin = await TwinHost.StartAsync(null, "OWNER_KEY=the-owner-s-own-key");
        await twin.ChatAsync(new { message = Question });
        Log(twin, "It is a secret.");

        await twin.DisposeAsync();

        Assert.Contains(twin.Log.Lines, entry => entry.Line.Contains("It is a secret.", StringComparison.Ordinal));
    }

    private static void Log(TwinHost twin, string line) =>
        twin.App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test").Log(LogLevel.Warning, default, line, null, (text, _) => text);
}
