using System.Collections.Immutable;
using System.Text.Json;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Models;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// Makes one <see cref="ChatRequest"/> of the forms that clients send: <c>{message, session_id?, ...}</c>,
/// <c>{messages: [{role, content}], ...}</c> and that of <see cref="UiMessages"/>. Members that it doesn't know are ignored.
/// </summary>
internal sealed class ChatRequestReader(ModelOptions models)
{
    public const int MaxMessages = 100;

    /// <exception cref="ApiProblemException">The request breaks the format; the problem names the member.</exception>
    public async Task<ChatCall> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = await JsonBody.ReadAsync(request, cancellationToken);
        var root = body.RootElement;
        var ui = root.Text("message", "message") is null ? UiMessages.Find(root) : null;
        var (text, earlier) = ui is null ? ReadMessages(root) : (ui.Text, []);
        var preferences = root.Object("preferences", "preferences");
        var chat = new ChatRequest
        {
            Text = text,
            Earlier = earlier,
            // Older front ends send an empty session_id for a new conversation.
            Session = Key(root, "session_id") ?? (ui is null ? null : Key(root, "id")),
            Persona = root.Text("persona", "persona") is { Length: > 0 } persona ? IdParameters.Persona(persona) : null,
            MessageId = root.Text("message_id", "message_id") is { } id ? IdParameters.Message(id, "message_id") : ui?.Id,
            Anew = IsAnew(root),
            // So the AI SDK tells that a message was edited.
            Edited = ui?.Id is { } asked && root.Text("messageId", "messageId") == asked.Value,
            Model = preferences?.Text("model", "preferences.model") is { } model && models.Allows(model) ? model : null,
            Temperature = preferences?.Number("temperature", "preferences.temperature"),
            Level = preferences?.Text("level", "preferences.level") is { } level ? ReadLevel(level) : null,
        };
        return new ChatCall(chat, root.Flag("stream", "stream") ?? (ui is not null || AcceptsEvents(request)));
    }

    private static SessionId? Key(JsonElement root, string name) =>
        root.Text(name, name) is { Length: > 0 } id ? IdParameters.Session(id, name) : null;

    private static string ReadLevel(string level) => ChatRules.IsLevel(level)
        ? level
        : throw JsonFields.Wrong("preferences.level", $"1 to {ChatRules.LongestLevel} letters, digits, spaces and hyphens, such as beginner");

    private static bool IsAnew(JsonElement root) => root.Text("trigger", "trigger") switch
    {
        "regenerate-message" => true,
        null or "submit-message" => false,
        _ => throw JsonFields.Wrong("trigger", "submit-message or regenerate-message"),
    };

    private static (string Text, ImmutableArray<EarlierMessage> Earlier) ReadMessages(JsonElement root)
    {
        if (root.Text("message", "message") is { } message)
        {
            return (message, []);
        }

        var list = root.List("messages", "messages")
            ?? throw Invalid("Send `message`, a text, or `messages`, a list whose last user entry is the message.");
        var surplus = Math.Max(0, list.GetArrayLength() - MaxMessages);
        // A client that makes parts of a plain text posts its whole thread, and can't be told to send less.
        if (surplus > 0 && !(list[list.GetArrayLength() - 1] is { ValueKind: JsonValueKind.Object } last && last.HasList("content")))
        {
            throw Invalid($"`messages` has {list.GetArrayLength()} entries. Send the newest {MaxMessages} at most.");
        }

        var spoken = list.EnumerateArray().Select((entry, index) => (entry, index)).Skip(surplus)
            .Select(one => ReadEntry(one.entry, one.index)).OfType<EarlierMessage>().ToImmutableArray();
        var asked = spoken.LastOrDefault(entry => entry.Role == MessageRole.User) ?? throw Invalid("`messages` has no entry with the role user.");
        return (asked.Content, spoken[..spoken.LastIndexOf(asked)]);
    }

    private static EarlierMessage? ReadEntry(JsonElement entry, int index)
    {
        var path = $"messages[{index}]";
        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw JsonFields.Wrong(path, "an object with role and content");
        }

        return entry.Text("role", path + ".role") switch
        {
            "user" => new EarlierMessage(MessageRole.User, Content()),
            "assistant" => new EarlierMessage(MessageRole.Assistant, Content()),
            "system" or "developer" or "tool" => null,
            _ => throw JsonFields.Wrong(path + ".role", "user, assistant, system, developer or tool"),
        };

        // Some clients make parts of a plain text too.
        string Content() => entry.HasList("content")
            ? UiMessages.TextOf(entry.GetProperty("content"), path + ".content")
            : entry.Text("content", path + ".content") ?? throw JsonFields.Wrong(path + ".content", "a text");
    }

    private static bool AcceptsEvents(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.Quality is not 0 && type.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase));

    private static ApiProblemException Invalid(string detail) => new(ApiProblem.Invalid(detail));
}
