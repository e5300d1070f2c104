using System.Text;
using System.Text.Json;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Tests.Chat;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Functions.Tests.OpenAI;
using DigitalTwin.Functions.Tests.Personas;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using DigitalTwin.Testing.RedTeam;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.RedTeam;

/// <summary>The real host on a gullible model, over HTTP on both sides.</summary>
public sealed class RedTeamTwin : IAsyncLifetime
{
    // Some hundred turns a second from one address.
    private static readonly string[] Unlimited =
    [
        "RATE_LIMIT_BURST=1000000", "RATE_LIMIT_PER_SECOND=1000000", "DAILY_TOKEN_BUDGET=1000000000", "CONVERSATION_TOKEN_BUDGET=1000000000",
    ];

    private readonly TemporaryFolder _persona = new();
    private FakeOpenAIServer _server = null!;
    private IPersonaSource? _personas;

    public GullibleModel Model { get; } = new();

    public TwinHost Host { get; private set; } = null!;

    public static async Task<RedTeamTwin> StartAsync(PoisonedPersona persona, string order)
    {
        var twin = new RedTeamTwin();
        twin.Write("facts.json", persona.Facts, order);
        twin.Write("summary.txt", persona.Summary, order);
        twin.Write("style.txt", persona.Style, order);
        if (persona.Pdf is { } pdf)
        {
            var text = pdf.Replace("{obey}", Order.Seen(order), StringComparison.Ordinal);
            await File.WriteAllBytesAsync(twin._persona.File("linkedin.pdf"), TinyPdf.WithContent($"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"));
        }

        await twin.StartAsync($"PERSONA_DIR={twin._persona.Path}");
        return twin;
    }

    public static async Task<RedTeamTwin> StartAsync(IPersonaSource personas)
    {
        var twin = new RedTeamTwin { _personas = personas };
        await twin.StartAsync();
        return twin;
    }

    public Task InitializeAsync() => StartAsync();

    /// <summary>One turn.</summary>
    /// <returns>What the visitor got.</returns>
    public async Task<string> SayAsync(string session, string text, bool streamed, IEnumerable<object>? earlier = null, string persona = "")
    {
        object body = earlier is null
            ? new { message = text, session_id = session, stream = streamed, persona }
            : new { messages = earlier.Append(new { role = "user", content = text }), session_id = session, stream = streamed, persona };
        if (streamed)
        {
            using var stream = await EventStream.OpenAsync(Host, body);
            var events = await stream.AllAsync();
            Assert.Equal("data: [DONE]", events[^1]);
            Assert.Contains(events, line => line.Contains("\"finish\"", StringComparison.Ordinal));
            return EventStream.TextOf(events);
        }

        using var response = await Host.ChatAsync(body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.JsonAsync()).Text("response");
    }

    /// <summary>One answer by way of OpenAI's protocol.</summary>
    /// <returns>What the caller got.</returns>
    public async Task<string> CompleteAsync(IEnumerable<(string Role, string Text)> messages, bool streamed)
    {
        var body = new { messages = messages.Select(message => new { role = message.Role, content = message.Text }), stream = streamed };
        if (!streamed)
        {
            return await Host.CompleteAsync(body).AnswerAsync();
        }

        using var stream = await Host.StreamAsync(body);
        var events = await stream.AllAsync();
        Assert.Equal("data: [DONE]", events[^1]);
        return CompletionCalls.TextOf(events[..^1]);
    }

    /// <summary>The twin's part of the conversation, as it is stored.</summary>
    public async Task<List<string>> StoredRepliesAsync(string session)
    {
        using var conversation = JsonDocument.Parse(await Host.Client.GetStringAsync($"api/conversation/{session}"));
        return [.. conversation.RootElement.GetProperty("messages").EnumerateArray()
            .Where(message => message.Text("role") == "assistant").Select(message => message.Text("content"))];
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await _server.DisposeAsync();
        _persona.Dispose();
    }

    private async Task StartAsync(params string[] settings)
    {
        _server = (await FakeOpenAIServer.StartAsync()).Answering(Model.Answer);
        Host = await TwinHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<IUsageLedger>(new MemoryLedger { Left = long.MaxValue });
                if (_personas is not null)
                {
                    builder.Services.AddSingleton(_personas);
                }
            },
            [$"OPENAI_BASE_URL={_server.BaseUrl}", "OPENAI_API_KEY=sk-of-the-red-team-0123456789", .. Unlimited, .. settings]);
    }

    private void Write(string name, string? text, string order)
    {
        if (text is not null)
        {
            var poisoned = text.Replace("{obey}", Order.Seen(order), StringComparison.Ordinal).Replace("{hidden}", Order.Hidden(order), StringComparison.Ordinal);
            File.WriteAllText(_persona.File(name), poisoned, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }
}
