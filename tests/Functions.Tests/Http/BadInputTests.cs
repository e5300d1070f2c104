using System.Net;
using System.Text;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

public sealed class BadInputTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private readonly TwinHost _twin = fixture.Twin;

    public static TheoryData<string, string> Bodies => new()
    {
        { "", "empty" },
        { "   ", "JSON" },
        { "hello", "JSON" },
        { "{\"message\": \"Hi\"", "line 1" },
        { "{\n \"message\": oops}", "line 2" },
        { "[]", "object" },
        { "\"Hi\"", "object" },
        { "null", "object" },
        { "{}", "message" },
        { "{\"message\": null}", "message" },
        { "{\"message\": \"\"}", "empty" },
        { "{\"message\": \" \\n\\t \"}", "empty" },
        { "{\"message\": 7}", "`message` must be a text" },
        { "{\"message\": [\"Hi\"]}", "`message` must be a text" },
        { "{\"message\": {\"text\": \"Hi\"}}", "`message` must be a text" },
        { "{\"message\": \"\\ud83d\"}", "half a character" },
        { "{\"message\": \"Hi\", \"session_id\": \"\\udc00\"}", "half a character" },
        { "{\"message\": \"Hi\", \"session_id\": \"short\"}", "`session_id`" },
        { "{\"message\": \"Hi\", \"session_id\": \"../../../../etc/passwd\"}", "`session_id`" },
        { "{\"message\": \"Hi\", \"session_id\": \"aaaaaaaaaaaaaaaa' or true\"}", "`session_id`" },
        { "{\"message\": \"Hi\", \"session_id\": \"aaaaaaaaaaaaaaaa\\u0000\"}", "`session_id`" },
        { "{\"message\": \"Hi\", \"session_id\": 12345678901234567}", "`session_id` must be a text" },
        { "{\"message\": \"Hi\", \"message_id\": \"a b\"}", "`message_id`" },
        { "{\"message\": \"Hi\", \"message_id\": \"\"}", "`message_id`" },
        { "{\"message\": \"Hi\", \"message_id\": true}", "`message_id` must be a text" },
        { "{\"message\": \"Hi\", \"stream\": \"yes\"}", "`stream` must be true or false" },
        { "{\"message\": \"Hi\", \"preferences\": \"fast\"}", "`preferences` must be an object" },
        { "{\"message\": \"Hi\", \"preferences\": {\"model\": 4}}", "`preferences.model` must be a text" },
        { "{\"message\": \"Hi\", \"preferences\": {\"temperature\": \"hot\"}}", "`preferences.temperature` must be a number" },
        { "{\"message\": \"Hi\", \"preferences\": {\"temperature\": 2.1}}", "temperature" },
        { "{\"message\": \"Hi\", \"preferences\": {\"temperature\": -1}}", "temperature" },
        { "{\"message\": \"Hi\", \"preferences\": {\"temperature\": 1e999}}", "temperature" },
        { "{\"messages\": \"Hi\"}", "`messages` must be a list" },
        { "{\"messages\": []}", "role user" },
        { "{\"messages\": [7]}", "`messages[0]`" },
        { "{\"messages\": [{\"content\": \"Hi\"}]}", "`messages[0].role`" },
        { "{\"messages\": [{\"role\": \"wizard\", \"content\": \"Hi\"}]}", "`messages[0].role`" },
        { "{\"messages\": [{\"role\": \"user\"}]}", "`messages[0].content`" },
        { "{\"messages\": [{\"role\": \"user\", \"content\": 7}]}", "`messages[0].content`" },
        { "{\"messages\": [{\"role\": \"user\", \"content\": [7]}]}", "`messages[0].content[0]`" },
        { "{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}]}", "`messages[0].content[0]` is a file or an image" },
        { "{\"messages\": [{\"role\": \"system\", \"content\": \"Hi\"}]}", "role user" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_told_what_to_change(string body, string says)
    {
        var problem = await (await _twin.ChatRawAsync(body)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Contains(says, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"message\": \"Hi\", \"\\ud800\": 1}")]
    [InlineData("{\"\\ud800\": 1, \"message\": \"Hi\", \"x\": \"\\ud800\"}")]
    public async Task Half_characters_where_nobody_looks_do_no_harm(string body)
    {
        var response = await _twin.ChatRawAsync(body);

        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, response.StatusCode.ToString());
    }

    [Fact]
    public async Task A_message_too_long_is_told_by_how_much()
    {
        var problem = await (await _twin.ChatAsync(new { message = new string('x', 4001) })).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Contains("4001", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("4000", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_hundred_messages_are_too_many()
    {
        var messages = Enumerable.Range(0, 101).Select(_ => new { role = "user", content = "Hi" });

        var problem = await (await _twin.ChatAsync(new { messages })).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Contains("101", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(200_000)]
    public async Task Deep_nesting_is_refused(int depth)
    {
        var body = "{\"message\":" + new string('[', depth) + new string(']', depth) + "}";

        var problem = await (await _twin.ChatRawAsync(body)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Contains("deep", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_utf8_is_refused()
    {
        var body = new ByteArrayContent([.. "{\"message\":\""u8, 0xc3, 0x28, .. "\"}"u8]) { Headers = { { "Content-Type", "application/json" } } };

        var problem = await (await _twin.Client.PostAsync("api/chat", body)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Contains("UTF-8", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_1_MiB_is_too_large()
    {
        var body = "{\"message\":\"" + new string('x', 1024 * 1024) + "\"}";

        await (await _twin.ChatRawAsync(body)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_body_over_1_MiB_without_a_length_is_too_large()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat") { Content = new StringContent(new string(' ', 1024 * 1024 + 1), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;

        await (await _twin.Client.SendAsync(request)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task Chunks_that_are_none_are_refused()
    {
        var answer = await _twin.SendRawAsync(
            $"POST /api/chat HTTP/1.1\r\nHost: {_twin.Address.Authority}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZZ\r\n");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Another_content_type_is_not_supported(string type) =>
        await (await _twin.ChatRawAsync("{\"message\":\"Hi\"}", type)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

    [Fact]
    public async Task A_body_without_a_content_type_is_not_supported() =>
        await (await _twin.Client.PostAsync("api/chat", new ByteArrayContent("{\"message\":\"Hi\"}"u8.ToArray()))).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

    [Fact]
    public async Task A_compressed_body_is_not_supported()
    {
        using var content = new ByteArrayContent("{\"message\":\"Hi\"}"u8.ToArray()) { Headers = { { "Content-Type", "application/json" }, { "Content-Encoding", "gzip" } } };

        await (await _twin.Client.PostAsync("api/chat", content)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("..%2f..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("%2e%2e%5c%2e%2e%5c%2e%2e%5cwindows")]
    [InlineData("aaaaaaaaaaaaaaaa%01")]
    [InlineData("aaaaaaaaaaaaaaaa'%3B%20or%20true")]
    [InlineData("aaaaaaaaaaaaaaaa%23%3F%25")]
    [InlineData("%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9")]
    public async Task A_bad_session_id_is_refused_on_every_route(string id)
    {
        await (await _twin.Client.GetAsync($"api/conversation/{id}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        await (await _twin.Client.DeleteAsync($"api/conversation/{id}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=-1")]
    [InlineData("limit=ten")]
    [InlineData("limit=1.5")]
    [InlineData("limit=99999999999999999999")]
    [InlineData("before=a%20b")]
    [InlineData("before=..%2f")]
    public async Task A_bad_query_is_refused(string query) =>
        await (await _twin.Client.GetAsync($"api/conversation/aaaaaaaaaaaaaaaa?{query}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

    [Theory]
    [InlineData("limit=0")]
    [InlineData("continuation=nonsense")]
    [InlineData("continuation=%ff")]
    [InlineData("continuation=MjAyNi0wMS0wMSA5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkgYWE")]
    public async Task A_bad_query_of_the_list_is_refused(string query) =>
        await (await _twin.Client.GetAsync($"api/sessions?{query}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

    [Fact]
    public async Task An_unknown_conversation_is_not_found() =>
        await (await _twin.Client.GetAsync("api/conversation/aaaaaaaaaaaaaaaa")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task A_message_id_used_for_another_text_is_a_conflict()
    {
        const string session = "message-id-conflict";
        await _twin.ChatAsync(new { message = "Hello", session_id = session, message_id = "m1" });

        await (await _twin.ChatAsync(new { message = "Goodbye", session_id = session, message_id = "m1" })).ProblemAsync(HttpStatusCode.Conflict, "message-id-reused");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"message\": \"\", \"stream\": true}")]
    public async Task A_bad_request_for_a_stream_is_a_problem_too(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("text/event-stream");

        await (await _twin.Client.SendAsync(request)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Theory]
    [InlineData("GET", "api/chat")]
    [InlineData("PUT", "api/chat")]
    [InlineData("POST", "api/info")]
    [InlineData("GET", "api/nothing/here")]
    public async Task An_unknown_route_or_method_is_not_found(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        await (await _twin.Client.SendAsync(request)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }
}
