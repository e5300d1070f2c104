using System.Net;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

/// <summary>Whatever levels an operator sets: no key, no word of a visitor.</summary>
public sealed class LogTests
{
    private const string Session = "Key-0f-a-C0nversation_zZ9";
    private const string OwnerKey = "short";
    private const string Text = "where do you gather chanterelles";

    [Theory]
    [InlineData("PORT=0")]
    [InlineData("Logging:LogLevel:Default=Trace")]
    [InlineData("Logging:LogLevel:Default=Trace", "Logging:LogLevel:Microsoft=Trace", "Logging:LogLevel:DigitalTwin=Trace", "Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.BadRequests=Trace")]
    public async Task No_line_holds_a_key_or_a_message(params string[] settings)
    {
        await using var twin = await TwinHost.StartAsync(null, [.. settings, $"OWNER_KEY={OwnerKey}", "CORS_ORIGINS=https://example.org"]);

        await TalkAsync(twin);
        await AskForEverythingAsync(twin);
        await SendBrokenAsync(twin);

        if (settings.Length > 1)
        {
            Assert.Contains(twin.Log.Lines, entry => entry.Line.Contains("Request starting", StringComparison.Ordinal) && entry.Line.Contains("/api/conversation/Key-0f...", StringComparison.Ordinal));
            Assert.Contains(twin.Log.Lines, entry => entry.Line.Contains("RequestPath:/api/conversation/Key-0f...", StringComparison.Ordinal));
        }

        foreach (var secret in new[] { Session, Session[4..], $"code={OwnerKey}", OwnerKey + "-but-wrong", Text })
        {
            Assert.DoesNotContain(twin.Log.Lines, entry => entry.Line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task What_a_visitor_is_told_of_a_fault_finds_its_line()
    {
        await using var twin = await TwinHost.StartAsync(builder => builder.Services.AddSingleton<IChatClient>(new ScriptedModel()));

        var problem = await (await twin.ChatAsync(new { message = Text })).ProblemAsync(HttpStatusCode.InternalServerError, "internal");

        Assert.Contains(twin.Log.Errors, line => line.Contains($"[trace {problem.Text("trace_id")}]", StringComparison.Ordinal));
    }

    private static async Task TalkAsync(TwinHost twin)
    {
        await twin.ChatAsync(new { message = Text, session_id = Session, message_id = "m1" });
        await twin.ChatAsync(new { message = Text, session_id = Session, message_id = "m1", stream = true });
        await twin.ChatAsync(new { message = Text + "?", session_id = Session, message_id = "m1" });
        await twin.ChatAsync(new { messages = new[] { new { role = "user", content = Text } }, session_id = Session });
        await twin.ChatRawAsync($"{{\"message\":\"{Text}\",\"session_id\":\"{Session}!\"}}");
        await twin.ChatRawAsync($"{{\"message\":\"{Text}\",\"session_id\":\"{Session}\"");
    }

    private static async Task AskForEverythingAsync(TwinHost twin)
    {
        string[] prefixes = ["", "%22", "%2F", "./"];
        var paths = Route.All.Select(route => route.Template).Append("api/conversations/{x}").Append("{x}").Append("api/chat/{x}/stream").Distinct()
            .SelectMany(template => prefixes.Select(prefix => new Route("GET", template, false).Path(prefix + Session)));
        foreach (var path in paths)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete, HttpMethod.Options })
            {
                using var request = new HttpRequestMessage(method, $"{path}?code={OwnerKey}&session_id={Session}&x='&%63ode={OwnerKey}-but-wrong");
                request.Headers.Add("Origin", "https://example.org");
                request.Headers.Add("x-functions-key", OwnerKey + "-but-wrong");
                request.Headers.Add("Referer", $"https://example.org/?{Session}");
                await twin.Client.SendAsync(request);
            }
        }
    }

    private static async Task SendBrokenAsync(TwinHost twin)
    {
        foreach (var broken in new[]
        {
            $"GET /api/conversation/{Session} HTTP/9.9\r\n\r\n",
            $"GET /api/conversation/{Session}\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            $"GET /api/conversation/{Session} with blanks HTTP/1.1\r\nHost: localhost\r\n\r\n",
            $"GET /api/sessions?code={OwnerKey} HTTP/1.1\r\nHost: localhost\r\nx-functions-key {OwnerKey}-but-wrong\r\n\r\n",
            $"GET /api/info HTTP/1.1\r\nHost: {Session}/{Text}\r\n\r\n",
            $"POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: {Session}\r\n\r\n",
        })
        {
            await twin.SendRawAsync(broken, leaves: true);
        }
    }
}
