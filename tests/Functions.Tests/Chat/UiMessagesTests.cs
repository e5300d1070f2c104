using System.Net;
using System.Net.Http.Json;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat;

/// <summary>The form in which the AI SDK asks, and asks for another answer.</summary>
public sealed class UiMessagesTests : IAsyncLifetime
{
    private const string Session = "a-chat-of-the-ai-sdk";
    private readonly ScriptedModel _model = new();
    private TwinHost _twin = null!;

    public async Task InitializeAsync() => _twin = await TwinHost.StartAsync(builder => builder.Services.AddSingleton<IChatClient>(_model));

    public async Task DisposeAsync() => await _twin.DisposeAsync();

    [Fact]
    public async Task The_last_message_of_the_users_is_answered_as_a_stream_in_the_conversation_of_that_id()
    {
        _model.Says("Hello");

        var lines = await StreamAsync(Body(User("u1", "Hi"), Assistant("a1", "Said before"), User("u2", "How are you?")));

        var start = EventStream.Parse(lines[0]);
        Assert.Equal((Session, "u2"), (start.Text("messageMetadata", "session_id"), start.Text("messageMetadata", "message_id")));
        Assert.Equal("Hello", EventStream.TextOf(lines));
        Assert.Equal(["How are you?", "Hello"], await ContentsAsync());
        Assert.Equal(["How are you?"], _model.Prompts[0].Skip(1).Select(message => message.Text));
    }

    [Fact]
    public async Task Parts_that_say_nothing_are_passed_over_and_texts_are_joined()
    {
        _model.Says("Hello");
        var message = new { id = "u1", role = "user", parts = new object[] { new { type = "step-start" }, new { type = "text", text = "One" }, new { type = "data-page", data = 7 }, new { type = "text", text = "two" } } };

        await StreamAsync(new { id = Session, messages = new[] { message }, trigger = "submit-message" });

        Assert.Equal("One\ntwo", (await ContentsAsync())[0]);
    }

    [Fact]
    public async Task However_long_the_list_only_its_end_is_read()
    {
        _model.Says("Hello");
        var list = Enumerable.Range(0, 2000).Select(number => number % 2 == 0 ? User($"u{number}", "Earlier") : Assistant($"a{number}", "Earlier")).Append(User("last", "Now"));

        Assert.Equal("Hello", EventStream.TextOf(await StreamAsync(Body([.. list]))));
    }

    [Fact]
    public async Task A_thread_whose_texts_are_parts_may_be_of_any_length()
    {
        _model.Says("Hello");
        var thread = Enumerable.Range(1, 301).Select(number => new { role = number % 2 == 1 ? "user" : "assistant", content = new[] { new { type = "text", text = $"Text {number}" } } });

        var reply = await (await _twin.ChatAsync(new { messages = thread })).JsonAsync();

        Assert.Equal("Hello", reply.Text("response"));
        Assert.Equal("Text 301", _model.Prompts[0][^1].Text);
    }

    // Twenty times as long, it took minutes when each look at an entry walked there from the first.
    [Fact]
    public async Task A_body_of_a_hundred_thousand_empty_entries_is_refused_in_no_time()
    {
        var body = "{\"messages\":[" + string.Join(',', Enumerable.Repeat("{}", 100_000)) + "]}";

        await (await _twin.Client.PostAsync("api/chat", new StringContent(body, System.Text.Encoding.UTF8, "application/json")).WaitAsync(TimeSpan.FromSeconds(10)))
            .ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task A_client_that_wants_json_gets_it()
    {
        _model.Says("Hello");

        var reply = await (await _twin.ChatAsync(new { id = Session, messages = new[] { User("u1", "Hi") }, stream = false })).JsonAsync();

        Assert.Equal(("Hello", Session, "u1"), (reply.Text("response"), reply.Text("session_id"), reply.Text("message_id")));
    }

    [Theory]
    [InlineData("""{"id":"short","messages":[{"id":"u1","role":"user","parts":[{"type":"text","text":"Hi"}]}]}""", "`id`")]
    [InlineData("""{"messages":[{"id":"no spaces","role":"user","parts":[{"type":"text","text":"Hi"}]}]}""", "`messages[0].id`")]
    [InlineData("""{"messages":[{"id":"u1","role":"user","parts":"Hi"}]}""", "`messages[0].parts`")]
    [InlineData("""{"messages":[{"id":"u1","role":"user","parts":["Hi"]}]}""", "`messages[0].parts[0]`")]
    [InlineData("""{"messages":[{"id":"u1","role":"user","parts":[{"type":"text","text":7}]}]}""", "`messages[0].parts[0].text`")]
    [InlineData("""{"messages":[{"id":"u1","role":"user","parts":[{"type":"file","url":"data:,"}]}]}""", "`messages[0].parts[0]` is a file")]
    [InlineData("""{"messages":[{"id":"u1","role":"user","parts":[]}]}""", "empty")]
    [InlineData("""{"messages":[{"id":"u1","role":"user","parts":[{"type":"text","text":"Hi"}]}],"trigger":"resume-stream"}""", "`trigger`")]
    public async Task What_is_wrong_is_named(string body, string named)
    {
        var response = await _twin.Client.PostAsync("api/chat", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(named, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_given_anew_takes_the_place_of_the_one_before()
    {
        _model.Says("First").Says("Second").Says("Next");
        var first = EventStream.Parse((await StreamAsync(Body(User("u1", "Hi"))))[0]).Text("messageId");

        var lines = await StreamAsync(Anew(User("u1", "Hi")));
        await StreamAsync(Body(User("u2", "And?")));

        Assert.Equal("Second", EventStream.TextOf(lines));
        Assert.NotEqual(first, EventStream.Parse(lines[0]).Text("messageId"));
        Assert.Equal(["Hi", "Second", "And?", "Next"], await ContentsAsync());
        Assert.Equal(["Hi"], _model.Prompts[1].Skip(1).Select(message => message.Text));
        Assert.Equal(["Hi", "Second", "And?"], _model.Prompts[2].Skip(1).Select(message => message.Text));
    }

    [Fact]
    public async Task An_earlier_answer_given_anew_ends_the_conversation_there()
    {
        _model.Says("One").Says("Two").Says("Another one");
        await StreamAsync(Body(User("u1", "First")));
        await StreamAsync(Body(User("u2", "Second")));

        await StreamAsync(Anew(User("u1", "First")));

        Assert.Equal(["First", "Another one"], await ContentsAsync());
        Assert.Equal(["First"], _model.Prompts[2].Skip(1).Select(message => message.Text));
    }

    [Fact]
    public async Task An_edited_message_takes_the_place_of_its_earlier_words_and_is_answered_again()
    {
        _model.Says("One").Says("Two").Says("Otherwise").Says("Next");
        await StreamAsync(Body(User("u1", "First")));
        await StreamAsync(Body(User("u2", "Second")));
        object edited = new { id = Session, messages = new[] { User("u1", "In other words") }, trigger = "submit-message", messageId = "u1" };

        Assert.Equal("Otherwise", EventStream.TextOf(await StreamAsync(edited)));
        Assert.Equal("Otherwise", EventStream.TextOf(await StreamAsync(edited)));
        await StreamAsync(Body(User("u3", "And?")));

        Assert.Equal(["In other words", "Otherwise", "And?", "Next"], await ContentsAsync());
        Assert.Equal(["In other words"], _model.Prompts[2].Skip(1).Select(message => message.Text));
        Assert.Equal(["In other words", "Otherwise", "And?"], _model.Prompts[3].Skip(1).Select(message => message.Text));
    }

    [Fact]
    public async Task A_message_that_never_arrived_is_answered_when_it_is_asked_for_anew()
    {
        _model.Says("Hello");

        Assert.Equal("Hello", EventStream.TextOf(await StreamAsync(Anew(User("u1", "Hi")))));
        Assert.Equal(["Hi", "Hello"], await ContentsAsync());
    }

    [Fact]
    public async Task An_answer_that_cannot_be_given_anew_stays_what_it_was()
    {
        _model.Says("First").Opens().Fail(new Domain.Chat.ModelException(Domain.Chat.ChatProblemKind.ModelUnavailable, "down"));
        await StreamAsync(Body(User("u1", "Hi")));

        await StreamAsync(Anew(User("u1", "Hi")));

        Assert.Equal(["Hi", "First"], await ContentsAsync());
        Assert.Null(await EventStream.ResumeAsync(_twin.Client, Session));
    }

    [Fact]
    public async Task An_older_front_end_may_ask_for_an_answer_anew_too()
    {
        _model.Says("First").Says("Second");
        await _twin.ChatAsync(new { message = "Hi", session_id = Session, message_id = "m1" });

        var reply = await (await _twin.ChatAsync(new { message = "Hi", session_id = Session, message_id = "m1", trigger = "regenerate-message" })).JsonAsync();

        Assert.Equal("Second", reply.Text("response"));
        Assert.Equal(["Hi", "Second"], await ContentsAsync());
    }

    private static object Body(params object[] messages) => new { id = Session, messages, trigger = "submit-message" };

    private static object Anew(params object[] messages) => new { id = Session, messages, trigger = "regenerate-message", messageId = "whatever" };

    private static object User(string id, string text) => new { id, role = "user", parts = new[] { new { type = "text", text } }, metadata = new { } };

    private static object Assistant(string id, string text) => new { id, role = "assistant", parts = new[] { new { type = "text", text, state = "done" } } };

    private async Task<List<string>> StreamAsync(object body)
    {
        using var response = await _twin.Client.PostAsJsonAsync("api/chat", body);
        using var stream = new EventStream(response.EnsureSuccessStatusCode(), new StreamReader(await response.Content.ReadAsStreamAsync()));
        return await stream.AllAsync();
    }

    private async Task<string[]> ContentsAsync() =>
        [.. (await (await _twin.Client.GetAsync($"api/conversation/{Session}")).JsonAsync()).GetProperty("messages").EnumerateArray().Select(message => message.Text("content"))];
}
