using System.Net;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat;

/// <summary>A reply goes on without its visitor, who may come back to it, or end it.</summary>
public sealed class LiveReplyTests : IAsyncLifetime
{
    private const string Session = "a-conversation-resumed";
    private readonly ScriptedModel _model = new();
    private readonly ManualTime _time = new();
    private TwinHost _twin = null!;

    public async Task InitializeAsync() => _twin = await TwinHost.StartAsync(builder => builder.Services
        .AddSingleton<IChatClient>(_model)
        .AddSingleton<TimeProvider>(_time));

    public async Task DisposeAsync() => await _twin.DisposeAsync();

    [Fact]
    public async Task Whoever_comes_back_hears_the_reply_from_its_start_and_then_live()
    {
        var reply = _model.Opens().Say("One ").Say("two ");
        var lost = await LoseAsync("two ");

        using var resumed = await EventStream.ResumeAsync(_twin.Client, Session);
        var replayed = await resumed!.UntilAsync("two ");
        reply.Say("three").End();
        var rest = await resumed.AllAsync();

        Assert.Equal(lost, replayed);
        Assert.Equal("One two three", EventStream.TextOf(replayed.Concat(rest)));
        Assert.Equal("data: [DONE]", rest[^1]);
        Assert.Equal("v1", resumed.Response.Headers.GetValues("x-vercel-ai-ui-message-stream").Single());
        Assert.Equal("no-cache", resumed.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task As_many_as_come_hear_the_same()
    {
        var reply = _model.Opens().Say("One ");
        var first = await OpenAsync("m1");
        await first.UntilAsync("One ");
        var others = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => EventStream.ResumeAsync(_twin.Client, Session)));

        reply.Say("two").End();

        var heard = await Task.WhenAll(others.Select(other => other!.AllAsync()));
        Assert.All(heard, lines => Assert.Equal(heard[0], lines));
        Assert.Equal("One two", EventStream.TextOf(heard[0]));
    }

    [Theory]
    [InlineData("an-unknown-conversation")]
    [InlineData(Session)]
    public async Task There_is_nothing_to_resume_where_nothing_is_being_written(string session)
    {
        _model.Says("Done");
        await _twin.ChatAsync(new { message = "Hi", session_id = Session });

        Assert.Null(await EventStream.ResumeAsync(_twin.Client, session));
    }

    [Fact]
    public async Task A_key_that_is_none_is_a_bad_request()
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, "api/chat/short/stream");
            await (await _twin.Client.SendAsync(request)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        }
    }

    [Fact]
    public async Task The_same_message_sent_again_meanwhile_joins_its_reply()
    {
        var reply = _model.Opens().Say("One ");
        await LoseAsync("One ");

        using var again = await OpenAsync("m1");
        await again.UntilAsync("One ");
        reply.Say("two").End();

        Assert.Equal("two", EventStream.TextOf(await again.AllAsync()));
        Assert.Single(_model.Prompts);
    }

    [Fact]
    public async Task A_client_that_wants_json_and_leaves_finds_the_whole_reply_too()
    {
        var reply = _model.Opens().Say("One ");
        using (var leaving = new CancellationTokenSource())
        {
            var asking = _twin.Client.PostAsync("api/chat", System.Net.Http.Json.JsonContent.Create(new { message = "Hi", session_id = Session, message_id = "m1" }), leaving.Token);
            using var other = await UntilWrittenAsync();
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        reply.Say("two").End();

        var again = await (await _twin.ChatAsync(new { message = "Hi", session_id = Session, message_id = "m1" })).JsonAsync();
        Assert.Equal(("One two", (string?)null), (again.Text("response"), again.TextOrNull("reply_message", "status")));
        Assert.Single(_model.Prompts);
    }

    [Fact]
    public async Task A_reply_that_nobody_listens_to_gives_way_to_the_next_message()
    {
        var reply = _model.Opens().Say("Half an ").Say("answer");
        await LoseAsync("answer");
        _model.Says("Next");

        await (await _twin.ChatAsync(new { message = "And now?", session_id = Session })).JsonAsync();

        await _model.HungUp.Task;
        Assert.Equal(["Hi", "Half an answer", "And now?", "Next"], await ContentsAsync());
        reply.End();
    }

    [Fact]
    public async Task A_message_waits_for_a_reply_that_someone_listens_to()
    {
        var reply = _model.Opens().Say("One ");
        using var listening = await OpenAsync("m1");
        await listening.UntilAsync("One ");
        _model.Says("Next");
        var next = _twin.ChatAsync(new { message = "And now?", session_id = Session });

        reply.Say("two").End();

        Assert.Equal("two", EventStream.TextOf(await listening.AllAsync()));
        await (await next).JsonAsync();
        Assert.Equal(["Hi", "One two", "And now?", "Next"], await ContentsAsync());
    }

    [Fact]
    public async Task A_reply_is_stopped_by_whoever_holds_the_key_and_what_was_said_is_kept()
    {
        _model.Opens().Say("Half an ").Say("answer");
        using var listening = await OpenAsync("m1");
        await listening.UntilAsync("answer");

        Assert.Equal(HttpStatusCode.NoContent, (await _twin.Client.DeleteAsync($"api/chat/{Session}/stream")).StatusCode);

        await _model.HungUp.Task;
        Assert.Equal(["text-end", "abort"], (await listening.AllAsync())[..^1].Select(line => EventStream.Parse(line).Text("type")));
        var messages = await MessagesAsync();
        Assert.Equal(("Half an answer", "interrupted"), (messages[^1].Text("content"), messages[^1].Text("status")));
        Assert.Null(await EventStream.ResumeAsync(_twin.Client, Session));
        Assert.Empty(_twin.Log.Errors);
    }

    [Fact]
    public async Task A_stopped_reply_is_a_problem_to_a_client_that_wants_json()
    {
        _model.Opens().Say("Half");
        var asking = _twin.ChatAsync(new { message = "Hi", session_id = Session });
        using var other = await UntilWrittenAsync();

        await _twin.Client.DeleteAsync($"api/chat/{Session}/stream");

        await (await asking).ProblemAsync(HttpStatusCode.Conflict, "stopped");
    }

    [Fact]
    public async Task Where_nothing_is_being_written_there_is_nothing_to_stop() =>
        Assert.Equal(HttpStatusCode.NoContent, (await _twin.Client.DeleteAsync("api/chat/an-unknown-conversation/stream")).StatusCode);

    [Fact]
    public async Task A_stop_may_name_the_message_that_it_means()
    {
        var reply = _model.Opens().Say("One ");
        using var listening = await OpenAsync("m1");
        await listening.UntilAsync("One ");

        await _twin.Client.DeleteAsync($"api/chat/{Session}/stream?message_id=m0");
        await (await _twin.Client.DeleteAsync($"api/chat/{Session}/stream?message_id=no%20id")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        reply.Say("two").End();

        Assert.Equal("two", EventStream.TextOf(await listening.AllAsync()));
    }

    [Fact]
    public async Task The_reply_of_a_deleted_conversation_is_told_to_nobody()
    {
        _model.Opens().Say("Half an ").Say("answer");
        await LoseAsync("answer");

        Assert.Equal(HttpStatusCode.NoContent, (await _twin.Client.DeleteAsync($"api/conversation/{Session}")).StatusCode);

        Assert.Null(await EventStream.ResumeAsync(_twin.Client, Session));
        await _model.HungUp.Task;
        Assert.Equal(HttpStatusCode.NotFound, (await _twin.Client.GetAsync($"api/conversation/{Session}")).StatusCode);
    }

    [Fact]
    public async Task A_reply_that_nobody_listens_to_ends_with_its_time_and_is_kept()
    {
        _model.Opens().Say("Half an ").Say("answer");
        await LoseAsync("answer");

        _time.Advance(TimeSpan.FromSeconds(150));

        await _model.HungUp.Task;
        _model.Says("Next");
        await _twin.ChatAsync(new { message = "And now?", session_id = Session });
        Assert.Equal("interrupted", (await MessagesAsync())[1].Text("status"));
    }

    [Fact]
    public async Task What_was_said_is_kept_when_the_twin_is_shut_down()
    {
        _model.Opens().Say("Half an ").Say("answer");
        await LoseAsync("answer");
        var memory = Path.Combine(_twin.Folder, "memory");
        await _twin.App.StopAsync();
        await _twin.App.DisposeAsync();

        var lines = Directory.EnumerateFiles(memory, "messages.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).ToList();

        Assert.Contains(lines, line => line.Contains("Half an answer", StringComparison.Ordinal) && line.Contains("Interrupted", StringComparison.OrdinalIgnoreCase));
    }

    private Task<EventStream> OpenAsync(string messageId) =>
        EventStream.OpenAsync(_twin, new { message = "Hi", session_id = Session, message_id = messageId });

    /// <summary>Asks, hears this much, and is gone.</summary>
    private async Task<List<string>> LoseAsync(string last)
    {
        using var stream = await OpenAsync("m1");
        return await stream.UntilAsync(last);
    }

    // The reply has begun once another listener hears of it.
    private async Task<EventStream> UntilWrittenAsync()
    {
        while (true)
        {
            if (await EventStream.ResumeAsync(_twin.Client, Session) is { } stream)
            {
                await stream.UntilAsync("text-delta");
                return stream;
            }
        }
    }

    private async Task<System.Text.Json.JsonElement[]> MessagesAsync() =>
        [.. (await (await _twin.Client.GetAsync($"api/conversation/{Session}")).JsonAsync()).GetProperty("messages").EnumerateArray()];

    private async Task<IEnumerable<string>> ContentsAsync() => (await MessagesAsync()).Select(message => message.Text("content"));
}
