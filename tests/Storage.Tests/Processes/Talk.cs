using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace DigitalTwin.Storage.Tests.Processes;

/// <summary>What visitors do, over HTTP.</summary>
internal static class Talk
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Sends a message until it is answered: again, with its id, when the turns before it took too long, for two minutes at most.</summary>
    /// <returns>The reply's id.</returns>
    public static async Task<string> AskAsync(this HttpClient twin, string session, string messageId)
    {
        var asked = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var response = await twin.PostAsJsonAsync("api/chat", Message(session, messageId));
            var text = await response.Content.ReadAsStringAsync();
            var isBusy = response.StatusCode == HttpStatusCode.Conflict && text.Contains("conversation-busy", StringComparison.Ordinal);
            if (isBusy && TimeProvider.System.GetElapsedTime(asked) < Patience)
            {
                continue;
            }

            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
            using var reply = JsonDocument.Parse(text);
            return reply.RootElement.GetProperty("reply_message").GetProperty("id").GetString()!;
        }
    }

    /// <summary>Sends a message and gives its events as they come, without their <c>data:</c>.</summary>
    public static async IAsyncEnumerable<string> StreamAsync(this HttpClient twin, string session, string messageId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat") { Content = JsonContent.Create(Message(session, messageId)) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await twin.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                yield return line["data: ".Length..];
            }
        }
    }

    /// <summary>The ids of all messages in their order.</summary>
    public static async Task<List<string>> IdsAsync(this HttpClient twin, string session)
    {
        var ids = new List<string>();
        for (var before = ""; ;)
        {
            using var response = await twin.GetAsync($"api/conversation/{session}?limit=200{before}");
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return ids;
            }

            using var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            var messages = page.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetString()!).ToList();
            ids.InsertRange(0, messages);
            if (messages.Count < 200)
            {
                return ids;
            }

            before = $"&before={messages[0]}";
        }
    }

    private static object Message(string session, string messageId) => new { message = $"Where do you live, {messageId}?", session_id = session, message_id = messageId };
}
