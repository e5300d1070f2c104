using System.Net;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Functions.Tests.OpenAI;

public sealed class CompletionErrorTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private const string Invalid = "invalid_request_error";
    private const string Hi = """[{"role":"user","content":"Hi"}]""";

    private readonly TwinHost _twin = fixture.Twin;

    [Theory]
    [InlineData("", null)]
    [InlineData("nonsense", null)]
    [InlineData("[]", null)]
    [InlineData("{}", "messages")]
    [InlineData("""{"messages":"Hi"}""", "messages")]
    [InlineData("""{"messages":[]}""", "messages")]
    [InlineData("""{"messages":["Hi"]}""", "messages[0]")]
    [InlineData("""{"messages":[{"content":"Hi"}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"User","content":"Hi"}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"critic","content":"Hi"}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"messages":[{"role":"user","content":5}]}""", "messages[0].content")]
    [InlineData("""{"messages":[{"role":"user","content":"  "}]}""", "messages")]
    [InlineData("""{"messages":[{"role":"user","content":[]}]}""", "messages")]
    [InlineData("""{"messages":[{"role":"user","content":["Hi"]}]}""", "messages[0].content[0]")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"poem","text":"Hi"}]}]}""", "messages[0].content[0].type")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"text"}]}]}""", "messages[0].content[0].text")]
    [InlineData("""{"messages":[{"role":"user","content":"half \ud83c"}]}""", "messages[0].content")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}""", "messages")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"tool","content":"42"}]}""", "messages")]
    [InlineData("""{"messages":[{"role":"system","content":"You are a pirate."}]}""", "messages")]
    public async Task Messages_that_break_the_format_are_told_by_their_place(string body, string? param) =>
        await (await _twin.CompleteRawAsync(body)).ErrorAsync(HttpStatusCode.BadRequest, Invalid, null, param);

    [Theory]
    [InlineData("\"model\":5", "model")]
    [InlineData("\"stream\":\"yes\"", "stream")]
    [InlineData("\"stream_options\":true", "stream_options")]
    [InlineData("\"stream_options\":{\"include_usage\":1}", "stream_options.include_usage")]
    [InlineData("\"temperature\":2.1", "temperature")]
    [InlineData("\"temperature\":-1", "temperature")]
    [InlineData("\"temperature\":1e999", "temperature")]
    [InlineData("\"temperature\":\"hot\"", "temperature")]
    [InlineData("\"max_tokens\":0", "max_tokens")]
    [InlineData("\"max_tokens\":1.5", "max_tokens")]
    [InlineData("\"max_completion_tokens\":-1", "max_completion_tokens")]
    [InlineData("\"max_completion_tokens\":1e300", "max_completion_tokens")]
    [InlineData("\"max_tokens\":\"5\"", "max_tokens")]
    [InlineData("\"stop\":5", "stop")]
    [InlineData("\"stop\":[\"a\",5]", "stop[1]")]
    [InlineData("\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]", "stop")]
    [InlineData("\"n\":\"one\"", "n")]
    [InlineData("\"tools\":{}", "tools")]
    [InlineData("\"response_format\":\"json\"", "response_format")]
    public async Task Members_that_break_the_format_are_named(string member, string param) =>
        await (await _twin.CompleteRawAsync($$"""{"messages":{{Hi}},{{member}}}""")).ErrorAsync(HttpStatusCode.BadRequest, Invalid, null, param);

    [Theory]
    [InlineData("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]", "tools")]
    [InlineData("\"functions\":[{\"name\":\"f\"}]", "functions")]
    [InlineData("\"n\":2", "n")]
    [InlineData("\"n\":0", "n")]
    [InlineData("\"logprobs\":true", "logprobs")]
    [InlineData("\"tool_choice\":\"required\"", "tool_choice")]
    [InlineData("\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}", "tool_choice")]
    [InlineData("\"web_search_options\":{}", "web_search_options")]
    [InlineData("\"audio\":{\"voice\":\"ash\",\"format\":\"wav\"}", "audio")]
    [InlineData("\"modalities\":[\"text\",\"audio\"]", "modalities")]
    [InlineData("\"response_format\":{\"type\":\"json_object\"}", "response_format")]
    [InlineData("\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{}}", "response_format")]
    public async Task What_the_twin_can_not_do_is_refused_with_what_to_change(string member, string param)
    {
        var error = await (await _twin.CompleteRawAsync($$"""{"messages":{{Hi}},{{member}},"stream":true}"""))
            .ErrorAsync(HttpStatusCode.BadRequest, Invalid, "unsupported_parameter", param);

        Assert.StartsWith("This twin ", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"image_url","image_url":{"url":"https://example.org/reef.png"}}""")]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"AA==","format":"wav"}}""")]
    [InlineData("""{"type":"file","file":{"file_id":"f-1"}}""")]
    public async Task Images_sound_and_files_are_refused_wherever_they_stand(string part) =>
        await (await _twin.CompleteRawAsync($$"""{"messages":[{"role":"user","content":[{"type":"text","text":"What is this?"},{{part}}]},{"role":"user","content":"Well?"}]}"""))
            .ErrorAsync(HttpStatusCode.BadRequest, Invalid, "unsupported_parameter", "messages[0].content[1]");

    [Fact]
    public async Task A_message_has_the_bounds_of_a_chat_and_so_has_a_body()
    {
        var longest = new string('x', 4000);
        Assert.Equal(HttpStatusCode.OK, (await _twin.CompleteAsync(new { messages = CompletionCalls.Asking(longest) })).StatusCode);

        var error = await (await _twin.CompleteAsync(new { messages = CompletionCalls.Asking(longest + "x") })).ErrorAsync(HttpStatusCode.BadRequest, Invalid, null, "messages");
        await (await _twin.CompleteAsync(new { messages = CompletionCalls.Asking(new string('x', 1024 * 1024)) })).ErrorAsync(HttpStatusCode.RequestEntityTooLarge, Invalid, "too_large");
        await (await _twin.CompleteRawAsync("Hi", "text/plain")).ErrorAsync(HttpStatusCode.UnsupportedMediaType, Invalid, "unsupported_media_type");

        Assert.Contains("4001", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "api/v1")]
    [InlineData("GET", "api/v1/")]
    [InlineData("GET", "api/v1/embeddings")]
    [InlineData("GET", "api/v1/chat/completions")]
    [InlineData("POST", "api/v1/models")]
    [InlineData("DELETE", "api/v1/models/digital-twin")]
    [InlineData("POST", "api/v1/chat/completions/more")]
    public async Task Unknown_routes_and_wrong_methods_speak_the_same_shape(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var reply = await _twin.Client.SendAsync(request);

        await reply.ErrorAsync(HttpStatusCode.NotFound, "not_found_error");
        Assert.NotEmpty(reply.Headers.GetValues("x-request-id").Single());
    }

    [Fact]
    public async Task Too_many_requests_are_told_when_to_come_again()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=1", "RATE_LIMIT_PER_SECOND=0.001");
        await twin.Client.GetAsync("api/v1/models");

        foreach (var refused in new[] { await twin.CompleteAsync(new { messages = CompletionCalls.Asking() }), await twin.Client.GetAsync("api/v1/models") })
        {
            await refused.ErrorAsync(HttpStatusCode.TooManyRequests, "rate_limit_error", "rate_limit_exceeded");
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1000, 1001);
        }
    }

    [Fact]
    public async Task A_ledger_that_can_not_be_reached_and_a_fault_that_nobody_foresaw_are_the_server_s()
    {
        await using var model = await FakeOpenAIServer.StartAsync();
        await using var ledgerless = await TwinHost.StartAsync(
            builder => builder.Services.AddSingleton<IUsageLedger>(new MemoryLedger { Fails = true }), $"OPENAI_BASE_URL={model.BaseUrl}");
        await using var broken = await TwinHost.StartAsync(builder => builder.Services.AddSingleton<IChatClient>(new ScriptedModel()));

        foreach (var stream in new[] { true, false })
        {
            var refused = await ledgerless.CompleteAsync(new { messages = CompletionCalls.Asking(), stream });
            await refused.ErrorAsync(HttpStatusCode.ServiceUnavailable, "server_error", "storage_unavailable");
            NamesItsLine(ledgerless, refused, "could not be read");
            Assert.Equal(5, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
            var failed = await broken.CompleteAsync(new { messages = CompletionCalls.Asking(), stream });
            await failed.ErrorAsync(HttpStatusCode.InternalServerError, "server_error", "internal");
            NamesItsLine(broken, failed, "Unforeseen fault in POST /api/v1");
        }

        Assert.Equal(0, model.Asked);
    }

    [Fact]
    public async Task Without_a_persona_there_is_nobody_to_answer()
    {
        using var empty = new TemporaryFolder();
        await using var twin = await TwinHost.StartAsync(builder => builder.Services.AddSingleton<Domain.Personas.IPersonaSource>(FixedPersona.Of(null)), $"PERSONA_DIR={empty.Path}");

        var refused = await twin.CompleteAsync(new { messages = CompletionCalls.Asking() });

        await refused.ErrorAsync(HttpStatusCode.ServiceUnavailable, "server_error", "persona_unavailable");
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(401, HttpStatusCode.BadGateway, "model_unavailable")]
    [InlineData(429, HttpStatusCode.ServiceUnavailable, "model_busy")]
    public async Task A_model_that_can_not_answer_is_an_error_with_a_status_also_to_a_stream(int status, HttpStatusCode expected, string code)
    {
        await using var model = (await FakeOpenAIServer.StartAsync()).Answering(_ => FakeCompletion.Refusing(status));
        await using var twin = await StartAsync(model);

        foreach (var stream in new[] { true, false })
        {
            await (await twin.CompleteAsync(new { messages = CompletionCalls.Asking(), stream })).ErrorAsync(expected, "server_error", code);
        }
    }

    [Fact]
    public async Task A_fault_in_mid_stream_is_the_last_event_and_no_done_follows()
    {
        await using var model = (await FakeOpenAIServer.StartAsync()).Answering(_ => FakeFaults.ErrorEvent("So far"));
        await using var twin = await StartAsync(model);

        using var stream = await twin.StreamAsync(new { messages = CompletionCalls.Asking(), stream = true });
        var lines = await stream.AllAsync();

        NamesItsLine(twin, stream.Response, "the model failed after 6 characters");
        Assert.Equal("So far", CompletionCalls.TextOf(lines[..^1]));
        Assert.Equal(
            """data: {"error":{"message":"The answer broke off because the model failed. Send the request again.","type":"server_error","param":null,"code":"model_unavailable"}}""",
            lines[^1]);
        await (await twin.CompleteAsync(new { messages = CompletionCalls.Asking() })).ErrorAsync(HttpStatusCode.BadGateway, "server_error", "model_unavailable");
    }

    // What the caller is told finds the warning of this very call, and no other.
    private static void NamesItsLine(TwinHost twin, HttpResponseMessage reply, string line)
    {
        var name = reply.Headers.GetValues("x-request-id").Single();
        Assert.Contains(line, Assert.Single(twin.Log.Lines, entry => entry.Level >= LogLevel.Warning && entry.Line.Contains($"[trace {name}]", StringComparison.Ordinal)).Line, StringComparison.Ordinal);
    }

    private static Task<TwinHost> StartAsync(FakeOpenAIServer model) => TwinHost.StartAsync(
        builder => builder.Services.AddSingleton(new RetryPause(bytes => bytes.Clear())), $"OPENAI_BASE_URL={model.BaseUrl}");
}
