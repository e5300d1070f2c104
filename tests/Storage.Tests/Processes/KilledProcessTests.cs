using System.Collections.Concurrent;
using System.Text.Json;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests.Processes;

/// <summary>A process that is killed while visitors talk. What it had acknowledged is there when the next one starts, and nothing twice.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class KilledProcessTests(AzuriteFixture azurite)
{
    private const int Visitors = 6;

    private readonly ConcurrentQueue<(string Session, string Id)> _sent = new();
    private readonly ConcurrentQueue<(string Session, string Id)> _acknowledged = new();
    private int _count;

    [Theory]
    [InlineData("files", 1)]
    [InlineData("files", 7)]
    [InlineData("files", 20)]
    [InlineData("tables", 1)]
    [InlineData("tables", 7)]
    [InlineData("tables", 20)]
    public async Task Every_acknowledged_message_is_there_once_after_a_kill(string kind, int acknowledged)
    {
        using var memory = await SharedMemory.MakeAsync(kind, azurite.Server);
        // Who is dead is known by its turn's time being up.
        string[] settings = [.. memory.Settings, "TURN_TIMEOUT=1"];
        await using (var twin = await TwinProcess.StartAsync(settings))
        {
            await Task.WhenAll(Enumerable.Range(1, Visitors).Select(visitor =>
                TalkAsync(twin, $"session-of-the-killed-{acknowledged}-{visitor % 4}", visitor, acknowledged)));
        }

        await using var next = await TwinHost.StartAsync(null, settings);
        await AreThereOnceAsync(next.Client);
        foreach (var (session, id) in _sent)
        {
            await next.Client.AskAsync(session, id);
        }

        Assert.Equal(2 * _sent.Count, await AreThereOnceAsync(next.Client));
    }

    // Until the process is no more.
    private async Task TalkAsync(TwinProcess twin, string session, int visitor, int killAfter)
    {
        try
        {
            for (var turn = 1; ; turn++)
            {
                await TakeTurnAsync(twin, session, $"v{visitor}-{turn}", killAfter);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            Assert.True(_count >= killAfter, $"{fault}");
        }
    }

    private async Task TakeTurnAsync(TwinProcess twin, string session, string id, int killAfter)
    {
        _sent.Enqueue((session, id));
        var reply = "";
        await foreach (var line in twin.Client.StreamAsync(session, id).Where(line => line != "[DONE]"))
        {
            using var part = JsonDocument.Parse(line);
            switch (part.RootElement.GetProperty("type").GetString())
            {
                case "start":
                    reply = part.RootElement.GetProperty("messageId").GetString()!;
                    Acknowledge(twin, (session, id), killAfter);
                    break;
                case "finish":
                    Acknowledge(twin, (session, reply), killAfter);
                    break;
                case "error":
                    Assert.Fail(line);
                    break;
            }
        }
    }

    private void Acknowledge(TwinProcess twin, (string Session, string Id) message, int killAfter)
    {
        if (Interlocked.Increment(ref _count) == killAfter)
        {
            twin.Kill();
        }

        _acknowledged.Enqueue(message);
    }

    /// <returns>How many messages there are.</returns>
    private async Task<int> AreThereOnceAsync(HttpClient twin)
    {
        var stored = new List<(string Session, string Id)>();
        foreach (var session in _sent.Select(message => message.Session).Distinct())
        {
            stored.AddRange((await twin.IdsAsync(session)).Select(id => (session, id)));
        }

        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(_acknowledged.Except(stored));
        return stored.Count;
    }
}
