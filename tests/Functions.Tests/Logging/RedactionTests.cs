using DigitalTwin.Functions.Logging;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DigitalTwin.Functions.Tests.Logging;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("Request starting HTTP/1.1 GET http://localhost:7071/api/conversation/GngtgvT0ROEdecnRRSg0yQ?limit=2 - - -", "Request starting HTTP/1.1 GET http://localhost:7071/api/conversation/Gngtgv...?... - - -")]
    [InlineData("found for the request path '/api/conversation/GngtgvT0ROEdecnRRSg0yQ'", "found for the request path '/api/conversation/Gngtgv...'")]
    [InlineData("/api/chat/GngtgvT0ROEdecnRRSg0yQ/stream", "/api/chat/Gngtgv.../stream")]
    [InlineData("?code=it's", "?...")]
    [InlineData("/api/sessions?code=a&b='c\"d", "/api/sessions?...")]
    [InlineData("Connection id \"0HNJ8ABCDEFGH\" accepted.", "Connection id \"0HNJ8ABCDEFGH\" accepted.")]
    [InlineData("SpanId:0123456789abcdef, TraceId:0123456789abcdef0123456789abcdef", "SpanId:0123456789abcdef, TraceId:0123456789abcdef0123456789abcdef")]
    [InlineData("Executing endpoint 'HTTP: GET api/conversation/{session_id}'", "Executing endpoint 'HTTP: GET api/conversation/{session_id}'")]
    public void What_a_URL_may_hold_is_cut(string text, string left) => Assert.Equal(left, Redaction.Of(text));

    [Fact]
    public void Named_values_are_cut_too_and_numbers_are_kept()
    {
        object path = new PathString("/api/conversation/GngtgvT0ROEdecnRRSg0yQ");
        KeyValuePair<string, object?>[] values = [new("Path", path), new("Count", 7), new("Nothing", null), new("Same", "text")];

        var state = new RedactedState(values, () => $"{path} 7");

        Assert.Equal("/api/conversation/Gngtgv... 7", state.ToString());
        Assert.Equal([new("Path", "/api/conversation/Gngtgv..."), new("Count", 7), new("Nothing", null), new("Same", "text")], state);
    }
}
