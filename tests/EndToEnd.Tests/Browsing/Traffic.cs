using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>What a visitor's browser asked of the network, and what it complained about.</summary>
public sealed class Traffic
{
    private readonly ConcurrentQueue<Uri> _requests = new();
    private readonly ConcurrentQueue<JsonElement> _questions = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    public Traffic(IBrowserContext context)
    {
        context.Request += (_, request) => Note(request);
        context.Console += (_, message) => Note(message);
        context.WebError += (_, fault) => _complaints.Enqueue(fault.Error);
    }

    public IReadOnlyCollection<Uri> Requests => _requests;

    /// <summary>Errors and warnings of the console, violations of the Content-Security-Policy among them, and what scripts threw.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The <c>message_id</c> of each call of POST /api/chat.</summary>
    public IEnumerable<string> MessageIds => _questions.Select(question => Either(question, "message_id", "messageId"));

    /// <summary>The conversation of the latest question.</summary>
    public string Session => Either(_questions.Last(), "session_id", "id");

    /// <summary>The twin's own form has one name for it, the AI SDK's the other.</summary>
    private static string Either(JsonElement question, string name, string other) =>
        (question.TryGetProperty(name, out var value) ? value : question.GetProperty(other)).GetString()!;

    private void Note(IRequest request)
    {
        _requests.Enqueue(new Uri(request.Url));
        // A recording is no JSON, and no browser tells of it here.
        if (request.Method == "POST" && request.PostData is ['{', ..] body)
        {
            using var json = JsonDocument.Parse(body);
            _questions.Enqueue(json.RootElement.Clone());
        }
    }

    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            _complaints.Enqueue(message.Text);
        }
    }
}
