using System.Net;
using System.Text.Json;
using Xunit;

namespace DigitalTwin.Storage.Tests.Faults;

/// <summary>What a twin in trouble answers, and that it tells nothing of what lies behind it.</summary>
internal static class Replies
{
    private static readonly string[] Secrets = ["Exception", "   at ", "127.0.0.1", "devstoreaccount1", "own words", "InternalError", "ServerBusy"];

    public static async Task<JsonElement> IsAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        TellsNothing(text);
        using var document = JsonDocument.Parse(text.Length == 0 ? "null" : text);
        return document.RootElement.Clone();
    }

    public static async Task IsStorageProblemAsync(this HttpResponseMessage response)
    {
        var problem = await response.IsAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("urn:digitaltwin:problem:storage-unavailable", problem.GetProperty("type").GetString());
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
    }

    public static async Task IsUnhealthyAsync(this HttpResponseMessage response)
    {
        var health = await response.IsAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("unhealthy", health.GetProperty("status").GetString());
        Assert.Equal("unhealthy", health.GetProperty("checks").GetProperty("storage").GetProperty("status").GetString());
    }

    public static async Task IsAnswerAsync(this HttpResponseMessage response) =>
        Assert.Equal(TroubledTwin.Answer, (await response.IsAsync(HttpStatusCode.OK)).GetProperty("response").GetString());

    /// <summary>The events of a stream, which has to begin with a <c>start</c> and to tell nothing.</summary>
    public static async Task<string> IsStreamAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("data: {\"type\":\"start\"", text, StringComparison.Ordinal);
        TellsNothing(text);
        return text;
    }

    /// <summary>The conversation's messages in their order, such as <c>user m1</c>; a reply by what it answers: <c>reply</c>.</summary>
    public static async Task<string[]> MessagesAsync(this TroubledTwin twin, string session)
    {
        var conversation = await (await twin.GetAsync($"api/conversation/{session}")).IsAsync(HttpStatusCode.OK);
        return [.. conversation.GetProperty("messages").EnumerateArray().Select(message =>
            message.GetProperty("role").GetString() == "user" ? $"user {message.GetProperty("id").GetString()}" : message.GetProperty("content").GetString()!)];
    }

    /// <summary>How many messages the owner's list gives the conversation; null when it doesn't list it.</summary>
    public static async Task<int?> ListedMessagesAsync(this TroubledTwin twin, string session)
    {
        var list = await (await twin.GetAsync("api/sessions?limit=200")).IsAsync(HttpStatusCode.OK);
        return list.GetProperty("sessions").EnumerateArray()
            .Where(listed => listed.GetProperty("session_id").GetString() == session)
            .Select(listed => (int?)listed.GetProperty("message_count").GetInt32())
            .SingleOrDefault();
    }

    private static void TellsNothing(string text) => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
}
