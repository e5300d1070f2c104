using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

/// <summary>Calls the API and checks what every reply must be.</summary>
internal static class ApiClient
{
    public static Task<HttpResponseMessage> ChatAsync(this TwinHost twin, object body) => twin.Client.PostAsJsonAsync("api/chat", body);

    public static Task<HttpResponseMessage> ChatRawAsync(this TwinHost twin, string body, string type = "application/json") =>
        twin.Client.PostAsync("api/chat", new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", type } } });

    /// <summary>One that sends headers of any character; the usual one sends ASCII only.</summary>
    public static HttpClient Utf8Client(this TwinHost twin) =>
        new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = twin.Address };

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return await ReadAsync(response);
    }

    /// <summary>The problem, once it is known to be one in full and to tell nothing of the code behind it.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string type)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Exception", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        var problem = await ReadAsync(response);
        Assert.Equal("urn:digitaltwin:problem:" + type, problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("trace_id").GetString()!);
        return problem;
    }

    public static string Text(this JsonElement element, params string[] path) =>
        path.Aggregate(element, (at, name) => at.GetProperty(name)).GetString()!;

    public static string? TextOrNull(this JsonElement element, params string[] path) =>
        path[..^1].Aggregate(element, (at, name) => at.GetProperty(name)).TryGetProperty(path[^1], out var value) ? value.GetString() : null;

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        return document.RootElement.Clone();
    }
}
