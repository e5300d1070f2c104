using System.Collections.Immutable;
using System.Text.Json;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>The messages of a request: the last one is the user's and to be answered, and what the program says for itself is a note.</summary>
internal sealed record CallerMessages(string Text, ImmutableArray<EarlierMessage> Earlier, string Note)
{
    private const string Between = "\n\n";

    private static readonly string[] Roles = ["user", "assistant", "system", "developer", "tool", "function"];

    /// <exception cref="ApiProblemException">400, with the message that breaks the format.</exception>
    public static CallerMessages Read(JsonElement root)
    {
        var list = root.List("messages", "messages")
            ?? throw JsonFields.Wrong("messages", "a list of messages, the last one of which the user wrote");
        var spoken = ImmutableArray.CreateBuilder<EarlierMessage>();
        var notes = new List<string>();
        var isUsersTurn = false;
        foreach (var (entry, index) in list.EnumerateArray().Select((entry, index) => (entry, index)))
        {
            var path = $"messages[{index}]";
            var role = RoleOf(entry, path);
            // Of a conversation that went on elsewhere with tools, what was said remains.
            var text = role is "tool" or "function" ? null : TextOf(entry, path);
            if (role is "system" or "developer")
            {
                notes.Add(text ?? "");
                continue;
            }

            isUsersTurn = role == "user";
            if (isUsersTurn || !string.IsNullOrWhiteSpace(text))
            {
                spoken.Add(new EarlierMessage(isUsersTurn ? MessageRole.User : MessageRole.Assistant, text ?? throw JsonFields.Wrong($"{path}.content", "a text")));
            }
        }

        if (!isUsersTurn)
        {
            throw new ApiProblemException(ApiProblem.Invalid("The last of `messages` must be the user's. Put what is to be answered at the end.", "messages"));
        }

        var earlier = spoken.Take(spoken.Count - 1).Where(message => !string.IsNullOrWhiteSpace(message.Content));
        return new CallerMessages(spoken[^1].Content, [.. earlier], string.Join(Between, notes.Where(note => !string.IsNullOrWhiteSpace(note))));
    }

    private static string RoleOf(JsonElement entry, string path)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw JsonFields.Wrong(path, "an object with role and content");
        }

        return entry.Text("role", $"{path}.role") is { } role && Roles.Contains(role)
            ? role
            : throw JsonFields.Wrong($"{path}.role", "user, assistant, system, developer, tool or function");
    }

    /// <returns>Null for a message without content, as one that only calls a tool.</returns>
    private static string? TextOf(JsonElement entry, string path) => entry.Member("content") switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => JsonFields.TextOf(text, $"{path}.content"),
        { ValueKind: JsonValueKind.Array } parts => string.Join('\n', parts.EnumerateArray().Select((part, i) => PartOf(part, $"{path}.content[{i}]"))),
        _ => throw JsonFields.Wrong($"{path}.content", "a text or a list of text parts"),
    };

    private static string PartOf(JsonElement part, string path)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            throw JsonFields.Wrong(path, "an object with type and text");
        }

        return part.Text("type", $"{path}.type") switch
        {
            "text" => part.Text("text", $"{path}.text") ?? throw JsonFields.Wrong($"{path}.text", "a text"),
            "refusal" => part.Text("refusal", $"{path}.refusal") ?? "",
            "image_url" or "input_audio" or "file" => throw UnsupportedFeatures.Refusal(path, "This twin reads text only. Send the message without images, sound and files."),
            _ => throw JsonFields.Wrong($"{path}.type", "text"),
        };
    }
}
