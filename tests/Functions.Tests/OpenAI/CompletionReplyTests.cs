using System.Net;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.OpenAI;

public sealed class CompletionReplyTests : IAsyncLifetime
{
    private readonly ScriptedModel _model = new();
    private readonly ManualTime _time = new();
    private TwinHost _twin = null!;

    public async Task InitializeAsync() => _twin = await TwinHost.StartAsync(
        builder => builder.Services.AddSingleton<IChatClient>(_model).AddSingleton<TimeProvider>(_time), "OPENAI_ALLOWED_MODELS=larger, vendor/model");

    public async Task DisposeAsync() => await _twin.DisposeAsync();

    [Fact]
    public async Task A_reply_is_the_protocol_to_the_letter()
    {
        _model.Says("Hello", " \"wörld\"\n");

        var response = await _twin.CompleteAsync(new { model = "gpt-4o", messages = CompletionCalls.Asking() });

        var text = await response.Content.ReadAsStringAsync();
        var id = (await response.JsonAsync()).Text("id");
        Assert.Matches("^chatcmpl-[A-Za-z0-9_-]{22}$", id);
        Assert.Equal(
            $$$"""{"object":"chat.completion","id":"{{{id}}}","created":{{{_time.GetUtcNow().ToUnixTimeSeconds()}}},"model":"scripted-1","choices":[{"index":0,"message":{"role":"assistant","content":"Hello \"wörld\"\n","refusal":null},"finish_reason":"stop","logprobs":null}],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}""",
            text);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.NotEmpty(response.Headers.GetValues("x-request-id").Single());
    }

    [Fact]
    public async Task A_stream_is_the_protocol_to_the_letter()
    {
        _model.Says("Hello", " \"wörld\"\n");

        using var stream = await _twin.StreamAsync(new { model = "gpt-4o", messages = CompletionCalls.Asking(), stream = true });

        var lines = await stream.AllAsync();
        Assert.Equal(
            [
                Chunk(lines, """{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null,"logprobs":null}"""),
                Chunk(lines, """{"index":0,"delta":{"content":"Hello"},"finish_reason":null,"logprobs":null}"""),
                Chunk(lines, """{"index":0,"delta":{"content":" \"wörld\"\n"},"finish_reason":null,"logprobs":null}"""),
                Chunk(lines, """{"index":0,"delta":{},"finish_reason":"stop","logprobs":null}"""),
                "data: [DONE]",
            ],
            lines);
    }

    [Fact]
    public async Task A_stream_with_usage_names_it_in_every_chunk_and_tells_it_in_the_last()
    {
        _model.Says("Hello");

        using var stream = await _twin.StreamAsync(new { messages = CompletionCalls.Asking(), stream = true, stream_options = new { include_usage = true } });

        var lines = await stream.AllAsync();
        Assert.Equal(
            [
                Chunk(lines, """{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null,"logprobs":null}""", "null"),
                Chunk(lines, """{"index":0,"delta":{"content":"Hello"},"finish_reason":null,"logprobs":null}""", "null"),
                Chunk(lines, """{"index":0,"delta":{},"finish_reason":"stop","logprobs":null}""", "null"),
                Chunk(lines, "", """{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}"""),
                "data: [DONE]",
            ],
            lines);
    }

    [Fact]
    public async Task The_headers_let_nothing_between_hold_the_stream_back()
    {
        _model.Says("Hello");

        using var stream = await _twin.StreamAsync(new { messages = CompletionCalls.Asking(), stream = true });

        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", stream.Response.Headers.GetValues("x-accel-buffering").Single());
        Assert.True(stream.Response.Headers.CacheControl!.NoCache);
        Assert.False(stream.Response.Headers.Contains("x-vercel-ai-ui-message-stream"));
    }

    [Fact]
    public async Task Each_word_arrives_before_the_next_is_said_and_silence_is_bridged()
    {
        var reply = _model.Opens().Say("one ");
        using var stream = await _twin.StreamAsync(new { messages = CompletionCalls.Asking(), stream = true });
        await stream.NextAsync();
        Assert.Contains("one ", await stream.NextAsync(), StringComparison.Ordinal);

        for (var beat = 0; beat < 3; beat++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal(":", await stream.NextAsync());
        }

        reply.Say("two");
        Assert.Contains("two", await stream.NextAsync(), StringComparison.Ordinal);
        reply.End();
        Assert.Equal("data: [DONE]", (await stream.AllAsync())[^1]);
    }

    [Theory]
    [InlineData("larger", "larger")]
    [InlineData("vendor/model", "vendor/model")]
    [InlineData("gpt-4o", null)]
    [InlineData("digital-twin", null)]
    [InlineData("LARGER", null)]
    [InlineData(null, null)]
    public async Task A_model_is_asked_for_when_the_owner_allows_it_and_any_other_name_is_taken(string? model, string? asked)
    {
        _model.Says("Hello");

        Assert.Equal("Hello", await _twin.CompleteAsync(new { model, messages = CompletionCalls.Asking() }).AnswerAsync());

        Assert.Equal(asked, _model.Options[0]!.ModelId);
    }

    [Fact]
    public async Task What_tunes_a_model_is_taken_or_ignored()
    {
        _model.Says("Hello");

        var answer = await _twin.CompleteRawAsync("""
            {
              "model": "x", "messages": [{"role": "user", "content": "Hi", "name": "visitor"}], "temperature": 1.5, "max_tokens": 300, "max_completion_tokens": 2.00e2,
              "stream": false, "stream_options": {"include_usage": true}, "n": 1.0, "user": "u-1", "top_p": 0.5, "seed": 7, "presence_penalty": 1, "frequency_penalty": 1,
              "metadata": {"a": "b"}, "store": true, "parallel_tool_calls": true, "tools": [], "functions": [], "tool_choice": "none", "logit_bias": {}, "logprobs": false,
              "top_logprobs": 0, "modalities": ["text"], "response_format": {"type": "text"}, "reasoning_effort": "low", "service_tier": "auto", "stop": null, "new": {"x": [1]}
            }
            """).AnswerAsync();

        Assert.Equal("Hello", answer);
        Assert.Equal((1.5f, 200), (_model.Options[0]!.Temperature, _model.Options[0]!.MaxOutputTokens));
    }

    [Fact]
    public async Task Messages_come_as_texts_or_parts_and_what_was_done_with_tools_is_left_out()
    {
        _model.Says("Hello");

        await _twin.CompleteRawAsync("""
            {"messages": [
              {"role": "developer", "content": [{"type": "text", "text": "You help"}, {"type": "text", "text": "on the shop's page."}]},
              {"role": "user", "content": "What do you map?"},
              {"role": "assistant", "content": null, "tool_calls": [{"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{}"}}]},
              {"role": "tool", "tool_call_id": "c1", "content": "reefs, says the tool"},
              {"role": "assistant", "content": [{"type": "text", "text": "Reefs."}, {"type": "refusal", "refusal": "No more."}]},
              {"role": "system", "content": "Be brief."},
              {"role": "user", "content": " "},
              {"role": "user", "content": [{"type": "text", "text": "Why"}, {"type": "text", "text": "reefs?"}]}
            ]}
            """).AnswerAsync();

        Assert.Equal(
            [
                ("user", "<twin-caller>\nYou help\non the shop's page.\n\nBe brief.\n</twin-caller>\n\nWhat do you map?"),
                ("assistant", "Reefs.\nNo more."),
                ("user", "Why\nreefs?"),
            ],
            _model.Prompts[0].Skip(1).Select(message => (message.Role.Value, message.Text)));
    }

    [Theory]
    [InlineData("\"two\"")]
    [InlineData("[\"zero\", \"two\", \"three\", \"\"]")]
    public async Task A_stop_sequence_ends_the_reply_before_it_also_when_it_is_split(string stop)
    {
        _model.Opens().Say("one t").Say("w").Say("o three");
        using var whole = await _twin.CompleteRawAsync($$"""{"messages": [{"role": "user", "content": "Count"}], "stop": {{stop}}}""");
        var reply = await whole.JsonAsync();

        Assert.Equal(("one ", "stop"), (reply.GetProperty("choices")[0].Text("message", "content"), reply.GetProperty("choices")[0].Text("finish_reason")));
        Assert.True(reply.GetProperty("usage").GetProperty("estimated").GetBoolean());
        Assert.True(reply.GetProperty("usage").GetProperty("total_tokens").GetInt64() > 500);
        await _model.HungUp.Task;
        Assert.Null(_model.Options[0]!.StopSequences);
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_the_call_to_the_model()
    {
        _model.Opens().Say("Half an ");
        using (var stream = await _twin.StreamAsync(new { messages = CompletionCalls.Asking(), stream = true }))
        {
            await stream.NextAsync();
        }

        await _model.HungUp.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Who_leaves_before_the_first_word_ends_it_too()
    {
        _model.Opens();
        using var leaving = new CancellationTokenSource();
        var waiting = _twin.StreamAsync(new { messages = CompletionCalls.Asking(), stream = true }, leaving.Token);
        while (_model.Prompts.Count == 0)
        {
            await Task.Yield();
        }

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await _model.HungUp.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private string Chunk(List<string> lines, string choice, string? usage = null)
    {
        var id = Chat.EventStream.Parse(lines[0]).Text("id");
        var last = usage is null ? "" : $",\"usage\":{usage}";
        return $$$"""data: {"object":"chat.completion.chunk","id":"{{{id}}}","created":{{{_time.GetUtcNow().ToUnixTimeSeconds()}}},"model":"scripted-1","choices":[{{{choice}}}]{{{last}}}}""";
    }
}
