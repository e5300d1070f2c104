using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DigitalTwin.Functions.Tests.Chat;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.OpenAI;

/// <summary>Calls the OpenAI-compatible API over plain HTTP and checks what every error must be.</summary>
internal static class CompletionCalls
{
    public const string Path = "api/v1/chat/completions";

    public static object[] Asking(string text = "Hi") => [new { role = "user", content = text }];

    public static Task<HttpResponseMessage> CompleteAsync(this TwinHost twin, object body) => twin.Client.PostAsJsonAsync(Path, body);

    public static Task<HttpResponseMessage> CompleteRawAsync(this TwinHost twin, string body, string type = "application/json") =>
        twin.Client.PostAsync(Path, new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", type } } });

    public static Task<EventStream> StreamAsync(this TwinHost twin, object body, CancellationToken cancellationToken = default) =>
        EventStream.OpenAsync(twin, Path, body, cancellationToken);

    public static string TextOf(IEnumerable<string> lines) => string.Concat(lines
        .Where(line => line.Contains("\"content\"", StringComparison.Ordinal))
        .Select(line => EventStream.Parse(line).GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString()));

    /// <summary>The reply's text, once it is known to be one.</summary>
    public static async Task<string> AnswerAsync(this Task<HttpResponseMessage> call)
    {
        using var response = await call;
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.JsonAsync()).GetProperty("choices")[0].Text("message", "content");
    }

    /// <summary>The error, once it is known to be one in full and to tell nothing of the code behind it.</summary>
    public static async Task<JsonElement> ErrorAsync(this HttpResponseMessage response, HttpStatusCode status, string type, string? code = null, string? param = null)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.DoesNotContain("Exception", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        var error = Assert.Single((await response.JsonAsync()).EnumerateObject());
        Assert.Equal("error", error.Name);
        Assert.Equal(["message", "type", "param", "code"], error.Value.EnumerateObject().Select(member => member.Name));
        Assert.Equal((type, code, param), (error.Value.Text("type"), error.Value.GetProperty("code").GetString(), error.Value.GetProperty("param").GetString()));
        Assert.EndsWith(".", error.Value.Text("message"), StringComparison.Ordinal);
        return error.Value;
    }
}
