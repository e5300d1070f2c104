using System.Net;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat;

public sealed class ChatStreamTests : IAsyncLifetime
{
    private const string Session = "a-streamed-conversation";
    private readonly ScriptedModel _model = new();
    private readonly ManualTime _time = new();
    private TwinHost _twin = null!;

    public async Task InitializeAsync() => _twin = await TwinHost.StartAsync(builder => builder.Services
        .AddSingleton<IChatClient>(_model)
        .AddSingleton<TimeProvider>(_time));

    public async Task DisposeAsync() => await _twin.DisposeAsync();

    [Fact]
    public async Task The_stream_is_the_protocol_to_the_letter()
    {
        _model.Says("Hello", " \"wörld\"\n");

        using var stream = await OpenAsync(new { message = "Hi", session_id = Session, message_id = "m1" });
        var lines = await stream.AllAsync();

        var reply = EventStream.Parse(lines[0]).Text("messageId");
        Assert.Equal(
            [
                $$$"""data: {"type":"start","messageId":"{{{reply}}}","messageMetadata":{"session_id":"{{{Session}}}","message_id":"m1","persona":"default","model":"scripted"}}""",
                """data: {"type":"start-step"}""",
                """data: {"type":"text-start","id":"0"}""",
                """data: {"type":"text-delta","id":"0","delta":"Hello"}""",
                """data: {"type":"text-delta","id":"0","delta":" \"wörld\"\n"}""",
                """data: {"type":"text-end","id":"0"}""",
                """data: {"type":"message-metadata","messageMetadata":{"model":"scripted-1"}}""",
                """data: {"type":"finish-step"}""",
                """data: {"type":"finish"}""",
                "data: [DONE]",
            ],
            lines);
    }

    [Fact]
    public async Task The_headers_let_nothing_between_hold_the_stream_back()
    {
        _model.Says("Hello");

        using var stream = await OpenAsync(new { message = "Hi" });

        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("v1", stream.Response.Headers.GetValues("x-vercel-ai-ui-message-stream").Single());
        Assert.Equal("no", stream.Response.Headers.GetValues("x-accel-buffering").Single());
        Assert.True(stream.Response.Headers.CacheControl!.NoCache);
        Assert.Contains("x-vercel-ai-ui-message-stream", stream.Response.Headers.GetValues("access-control-expose-headers").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_word_arrives_before_the_next_is_said()
    {
        var reply = _model.Opens();
        using var stream = await OpenAsync(new { message = "Hi" });
        await stream.NextAsync();
        await stream.NextAsync();

        foreach (var word in new[] { "one ", "two ", "three" })
        {
            reply.Say(word);
            string? line;
            do
            {
                line = await stream.NextAsync();
            }
            while (!line!.Contains(word, StringComparison.Ordinal));
        }

        reply.End();
        Assert.Equal("data: [DONE]", (await stream.AllAsync())[^1]);
    }

    [Fact]
    public async Task A_silent_model_is_bridged_by_heartbeats()
    {
        var reply = _model.Opens();
        using var stream = await OpenAsync(new { message = "Hi" });
        await stream.NextAsync();
        await stream.NextAsync();

        for (var beat = 0; beat < 3; beat++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal(":", await stream.NextAsync());
        }

        reply.Say("Finally").End();
        Assert.Equal("Finally", EventStream.TextOf(await stream.AllAsync()));
    }

    [Fact]
    public async Task The_stored_reply_is_the_streamed_text()
    {
        _model.Says("A 🌊 ", "and\r\n", "\u2028more\0");

        using var stream = await OpenAsync(new { message = "Hi", session_id = Session });
        var text = EventStream.TextOf(await stream.AllAsync());

        Assert.Equal(text, (await ReadAsync())[^1].Text("content"));
    }

    [Fact]
    public async Task A_visitor_gone_in_mid_stream_finds_the_whole_reply()
    {
        var reply = _model.Opens().Say("A whole ");
        using (var stream = await OpenAsync(new { message = "Hi", session_id = Session, message_id = "m1" }))
        {
            await stream.UntilAsync("A whole ");
        }

        reply.Say("answer").End();

        var again = await (await _twin.ChatAsync(new { message = "Hi", session_id = Session, message_id = "m1" })).JsonAsync();
        Assert.Equal(("A whole answer", (string?)null), (again.Text("response"), again.TextOrNull("reply_message", "status")));
        Assert.Empty(_twin.Log.Errors);
    }

    [Fact]
    public async Task A_model_cut_off_in_mid_answer_ends_the_stream_with_an_error()
    {
        _model.Opens().Say("So far").Fail(new ModelException(ChatProblemKind.ModelUnavailable, "secret inner words"));

        using var stream = await OpenAsync(new { message = "Hi", session_id = Session });
        var lines = await stream.AllAsync();

        Assert.Equal(["text-end", "error"], lines[^3..^1].Select(line => EventStream.Parse(line).Text("type")));
        Assert.Contains("broke off", EventStream.Parse(lines[^2]).Text("errorText"), StringComparison.Ordinal);
        Assert.Equal("data: [DONE]", lines[^1]);
        Assert.DoesNotContain(lines, line => line.Contains("secret", StringComparison.Ordinal));
        Assert.Equal("interrupted", (await ReadAsync())[^1].Text("status"));
    }

    [Fact]
    public async Task An_unforeseen_fault_in_mid_answer_ends_the_stream_with_an_error()
    {
        _model.Opens().Say("So far").Fail(new InvalidOperationException("secret inner words"));

        using var stream = await OpenAsync(new { message = "Hi", session_id = Session });
        var lines = await stream.AllAsync();

        Assert.Equal("error", EventStream.Parse(lines[^2]).Text("type"));
        Assert.DoesNotContain(lines, line => line.Contains("secret", StringComparison.Ordinal));
        Assert.Equal("interrupted", (await ReadAsync())[^1].Text("status"));
    }

    [Theory]
    [InlineData(ChatProblemKind.ModelUnavailable, HttpStatusCode.BadGateway, "model-unavailable")]
    [InlineData(ChatProblemKind.ModelTimeout, HttpStatusCode.GatewayTimeout, "model-timeout")]
    public async Task A_model_that_fails_is_a_problem_to_a_client_that_wants_json(ChatProblemKind kind, HttpStatusCode status, string type)
    {
        _model.Opens().Fail(new ModelException(kind, "secret inner words"));

        var problem = await (await _twin.ChatAsync(new { message = "Hi" })).ProblemAsync(status, type);

        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_sent_again_is_streamed_from_the_store()
    {
        _model.Says("Once");
        var body = new { message = "Hi", session_id = Session, message_id = "m1" };
        using var first = await OpenAsync(body);
        var once = await first.AllAsync();

        using var second = await OpenAsync(body);
        var again = await second.AllAsync();

        Assert.Equal(EventStream.TextOf(once), EventStream.TextOf(again));
        Assert.Equal(EventStream.Parse(once[0]).Text("messageId"), EventStream.Parse(again[0]).Text("messageId"));
        Assert.Single(_model.Prompts);
    }

    [Fact]
    public async Task A_stop_of_the_host_waits_for_the_answer_that_is_being_given()
    {
        var reply = _model.Opens();
        using var stream = await OpenAsync(new { message = "Hi" });
        await stream.NextAsync();

        var stopping = _twin.App.StopAsync();
        reply.Say("To the end").End();

        Assert.Equal("To the end", EventStream.TextOf(await stream.AllAsync()));
        await stopping;
    }

    [Fact]
    public async Task An_interrupted_reply_is_told_again_as_what_it_is()
    {
        _model.Opens().Say("Half of").Fail(new ModelException(ChatProblemKind.ModelUnavailable, "cut"));
        var body = new { message = "Hi", session_id = Session, message_id = "m1" };
        using (var first = await OpenAsync(body))
        {
            await first.AllAsync();
        }

        using var second = await OpenAsync(body);
        var lines = await second.AllAsync();

        Assert.Equal("Half of", EventStream.TextOf(lines));
        Assert.Equal(["text-end", "abort"], lines[^3..^1].Select(line => EventStream.Parse(line).Text("type")));
        Assert.Equal("interrupted", (await (await _twin.ChatAsync(body)).JsonAsync()).Text("reply_message", "status"));
    }

    [Fact]
    public async Task A_client_that_accepts_no_events_gets_none()
    {
        _model.Says("Hello");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat") { Content = System.Net.Http.Json.JsonContent.Create(new { message = "Hi" }) };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream;q=0");

        await (await _twin.Client.SendAsync(request)).JsonAsync();
    }

    [Theory]
    [InlineData(true, "application/json", "text/event-stream")]
    [InlineData(false, "text/event-stream", "application/json")]
    public async Task An_explicit_stream_wins_over_accept(bool stream, string accept, string type)
    {
        _model.Says("Hello");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat") { Content = System.Net.Http.Json.JsonContent.Create(new { message = "Hi", stream }) };
        request.Headers.Accept.ParseAdd(accept);

        using var response = await _twin.Client.SendAsync(request);

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    private Task<EventStream> OpenAsync(object body) => EventStream.OpenAsync(_twin, body);

    private async Task<System.Text.Json.JsonElement[]> ReadAsync() =>
        [.. (await (await _twin.Client.GetAsync($"api/conversation/{Session}")).JsonAsync()).GetProperty("messages").EnumerateArray()];
}
