using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalTwin.Testing;

namespace DigitalTwin.Functions.Tests.Chat;

/// <summary>Reads an event stream as it comes.</summary>
internal sealed class EventStream(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    public HttpResponseMessage Response => response;

    /// <summary>The reply that is being written; null for a 204.</summary>
    public static async Task<EventStream?> ResumeAsync(HttpClient client, string session)
    {
        var response = await client.GetAsync($"api/chat/{session}/stream", HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            response.Dispose();
            return null;
        }

        return new EventStream(response.EnsureSuccessStatusCode(), new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    public static async Task<EventStream> OpenAsync(TwinHost twin, object body, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat") { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await twin.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return new EventStream(response, new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken)));
    }

    /// <summary>The next event's data or comment, as it stands on the wire; null at the end.</summary>
    public async Task<string?> NextAsync()
    {
        var line = await reader.ReadLineAsync();
        if (line is not null && await reader.ReadLineAsync() is not "")
        {
            throw new InvalidDataException("An event is one line and an empty one.");
        }

        return line;
    }

    /// <summary>Reads up to and with the line that holds this.</summary>
    public async Task<List<string>> UntilAsync(string text)
    {
        List<string> lines = [];
        do
        {
            lines.Add(await NextAsync() ?? throw new InvalidDataException($"The stream ended without \"{text}\"."));
        }
        while (!lines[^1].Contains(text, StringComparison.Ordinal));

        return lines;
    }

    public async Task<List<string>> AllAsync()
    {
        List<string> lines = [];
        while (await NextAsync() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    public static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line["data: ".Length..]);
        return document.RootElement.Clone();
    }

    public static string TextOf(IEnumerable<string> lines) => string.Concat(lines
        .Where(line => line.Contains("\"text-delta\"", StringComparison.Ordinal))
        .Select(line => Parse(line).GetProperty("delta").GetString()));

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
