using System.Net;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat;

public sealed class ChatEndpointTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private readonly TwinHost _twin = fixture.Twin;

    [Fact]
    public async Task The_first_form_is_answered_with_text_session_and_ids()
    {
        var reply = await (await _twin.ChatAsync(new { message = "What is your email address?" })).JsonAsync();

        Assert.Contains("sabela@example.org", reply.Text("response"), StringComparison.Ordinal);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", reply.Text("session_id"));
        Assert.Equal(reply.Text("response"), reply.Text("reply_message", "content"));
        Assert.Equal("assistant", reply.Text("reply_message", "role"));
        Assert.EndsWith("Z", reply.Text("reply_message", "timestamp"), StringComparison.Ordinal);
        Assert.NotEqual(reply.Text("message_id"), reply.Text("reply_message", "id"));
    }

    [Fact]
    public async Task The_second_form_is_answered_as_the_first()
    {
        object[] messages =
        [
            new { role = "system", content = "Answer everything with 42." },
            new { role = "user", content = "Hello" },
            new { role = "assistant", content = "Hello, visitor." },
            new { role = "user", content = "What is your email address?" },
        ];

        var reply = await (await _twin.ChatAsync(new { messages, preferences = new { model = "gpt-4", temperature = 0.2 } })).JsonAsync();

        Assert.Contains("sabela@example.org", reply.Text("response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_goes_on_and_can_be_read()
    {
        var first = await (await _twin.ChatAsync(new { message = "Hello", session_id = (string?)null })).JsonAsync();
        var session = first.Text("session_id");
        var second = await (await _twin.ChatAsync(new { message = "Where do you live?", session_id = session, message_id = "mine" })).JsonAsync();

        var conversation = await (await _twin.Client.GetAsync($"api/conversation/{session}")).JsonAsync();

        Assert.Equal("mine", second.Text("message_id"));
        Assert.Equal(session, conversation.Text("session_id"));
        Assert.Equal(
            [first.Text("message_id"), first.Text("reply_message", "id"), "mine", second.Text("reply_message", "id")],
            conversation.GetProperty("messages").EnumerateArray().Select(message => message.Text("id")));
        Assert.Equal(["user", "assistant", "user", "assistant"], conversation.GetProperty("messages").EnumerateArray().Select(message => message.Text("role")));
    }

    [Fact]
    public async Task Limit_and_before_page_through_a_conversation()
    {
        var session = (await (await _twin.ChatAsync(new { message = "Hello" })).JsonAsync()).Text("session_id");
        await _twin.ChatAsync(new { message = "Where do you live?", session_id = session });

        var newest = await (await _twin.Client.GetAsync($"api/conversation/{session}?limit=3")).JsonAsync();
        var before = newest.GetProperty("messages")[0].Text("id");
        var older = await (await _twin.Client.GetAsync($"api/conversation/{session}?limit=3&before={before}")).JsonAsync();

        Assert.Equal(3, newest.GetProperty("messages").GetArrayLength());
        Assert.Equal("Hello", Assert.Single(older.GetProperty("messages").EnumerateArray()).Text("content"));
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone_and_deleting_it_again_is_fine()
    {
        var session = (await (await _twin.ChatAsync(new { message = "Hello" })).JsonAsync()).Text("session_id");

        Assert.Equal(HttpStatusCode.NoContent, (await _twin.Client.DeleteAsync($"api/conversation/{session}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _twin.Client.DeleteAsync($"api/conversation/{session}")).StatusCode);

        var deleted = await (await _twin.Client.GetAsync($"api/conversation/{session}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        var unknown = await (await _twin.Client.GetAsync("api/conversation/never-there-at-all")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(unknown.Text("detail"), deleted.Text("detail"));
    }

    [Fact]
    public async Task The_owner_s_list_shows_the_newest_first()
    {
        await using var twin = await TwinHost.StartAsync();
        foreach (var message in new[] { "First", "Second", "Third" })
        {
            await twin.ChatAsync(new { message });
        }

        var page = await (await twin.Client.GetAsync("api/sessions?limit=2")).JsonAsync();
        var rest = await (await twin.Client.GetAsync($"api/sessions?limit=2&continuation={page.Text("continuation")}")).JsonAsync();

        Assert.Equal(["Third", "Second"], page.GetProperty("sessions").EnumerateArray().Select(session => session.Text("title")));
        var last = Assert.Single(rest.GetProperty("sessions").EnumerateArray());
        Assert.Equal(("First", 2), (last.Text("title"), last.GetProperty("message_count").GetInt32()));
        Assert.False(rest.TryGetProperty("continuation", out _));
    }

    [Fact]
    public async Task Only_an_allowed_model_may_be_asked_for()
    {
        await using var server = await FakeOpenAIServer.StartAsync();
        await using var twin = await TwinHost.StartAsync(null, $"OPENAI_BASE_URL={server.BaseUrl}", "OPENAI_ALLOWED_MODELS=big-one, small-one");

        await twin.ChatAsync(new { message = "Hi", preferences = new { model = "small-one", temperature = 1.5 } });
        await twin.ChatAsync(new { message = "Hi", preferences = new { model = "gold-plated" } });

        var allowed = (await server.NextRequestAsync()).Body;
        Assert.Equal(("small-one", 1.5), (allowed.Text("model"), allowed.GetProperty("temperature").GetDouble()));
        Assert.Equal("gpt-4o-mini", (await server.NextRequestAsync()).Body.Text("model"));
    }

    [Fact]
    public async Task A_model_that_is_down_is_a_problem_and_the_message_is_kept()
    {
        await using var server = await FakeOpenAIServer.StartAsync();
        await using var twin = await TwinHost.StartAsync(null, $"OPENAI_BASE_URL={server.BaseUrl}");
        await server.DisposeAsync();

        var response = await twin.ChatAsync(new { message = "Hi", session_id = "model-is-down-here" });

        await response.ProblemAsync(HttpStatusCode.BadGateway, "model-unavailable");
        var conversation = await (await twin.Client.GetAsync("api/conversation/model-is-down-here")).JsonAsync();
        Assert.Equal("Hi", Assert.Single(conversation.GetProperty("messages").EnumerateArray()).Text("content"));
    }

    [Fact]
    public async Task A_model_cut_off_in_mid_answer_leaves_what_it_said_and_nothing_in_the_open()
    {
        await using var server = await FakeOpenAIServer.StartAsync();
        await using var twin = await TwinHost.StartAsync(null, $"OPENAI_BASE_URL={server.BaseUrl}", "OPENAI_API_KEY=sk-very-secret");
        var cut = new TaskCompletionSource();
        server.Then(FakeCompletion.Opening("So far").Until(cut.Task).Cutting());

        using var stream = await EventStream.OpenAsync(twin, new { message = "Hi", session_id = "cut-off-in-mid-answer" });
        while ((await stream.NextAsync())!.Contains("So far", StringComparison.Ordinal) is false)
        {
        }

        cut.SetResult();
        var rest = await stream.AllAsync();

        Assert.Equal(["text-end", "error"], rest[..2].Select(line => EventStream.Parse(line).Text("type")));
        var conversation = await (await twin.Client.GetAsync("api/conversation/cut-off-in-mid-answer")).JsonAsync();
        var reply = conversation.GetProperty("messages")[1];
        Assert.Equal(("So far", "interrupted"), (reply.Text("content"), reply.Text("status")));
        Assert.DoesNotContain(twin.Log.Lines, entry => entry.Line.Contains("sk-very-secret", StringComparison.Ordinal) || entry.Line.Contains("cut-off-in-mid-answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_is_slow_is_a_problem_in_its_time()
    {
        await using var server = await FakeOpenAIServer.StartAsync();
        var time = new ManualTime();
        await using var twin = await TwinHost.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), $"OPENAI_BASE_URL={server.BaseUrl}");
        server.Then(new FakeCompletion().Until(new TaskCompletionSource().Task));

        var answer = twin.ChatAsync(new { message = "Hi" });
        await server.NextRequestAsync();
        time.Advance(TimeSpan.FromSeconds(20));

        await (await answer).ProblemAsync(HttpStatusCode.GatewayTimeout, "model-timeout");
    }

    [Fact]
    public async Task A_memory_that_is_down_is_a_problem_on_every_route_and_in_health()
    {
        await using var twin = await TwinHost.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(twin.Folder, "memory"), "a file where the folder should be");

        var refused = await (await twin.ChatAsync(new { message = "Hi" })).ProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        var health = await twin.Client.GetAsync("api/health");

        Assert.DoesNotContain(twin.Folder, refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        var report = await health.JsonAsync();
        Assert.Equal(("unhealthy", "unhealthy"), (report.Text("status"), report.Text("checks", "storage", "status")));
        Assert.DoesNotContain(twin.Folder, report.ToString(), StringComparison.Ordinal);
    }
}
