using System.Text.Json;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// The message in the AI SDK's form <c>{id, messages: [{id, role, parts}], trigger}</c>. The client posts all that its page shows, however
/// long that is; only the last entry of the user's is read, for the rest is in the memory.
/// </summary>
/// <param name="Id">The client's own id for the message; null when it gave none.</param>
internal sealed record UiMessages(string Text, MessageId? Id)
{
    /// <summary>Null when the last entry of the user's has no <c>parts</c>, or there is none: it is another form then.</summary>
    public static UiMessages? Find(JsonElement root)
    {
        if (root.List("messages", "messages") is not { } list)
        {
            return null;
        }

        // From the first on: of a list that was read from JSON each look at an index walks there anew.
        var (last, at) = (default(JsonElement), -1);
        foreach (var (entry, index) in list.EnumerateArray().Select((entry, index) => (entry, index)))
        {
            if (entry.ValueKind == JsonValueKind.Object && entry.Member("role") is { ValueKind: JsonValueKind.String } role && role.ValueEquals("user"))
            {
                (last, at) = (entry, index);
            }
        }

        var path = $"messages[{at}]";
        return at >= 0 && last.List("parts", path + ".parts") is { } parts ? Read(last, parts, path) : null;
    }

    /// <summary>The texts of a list of parts, a line each.</summary>
    public static string TextOf(JsonElement parts, string path) =>
        string.Join('\n', parts.EnumerateArray().Select((part, index) => ReadPart(part, $"{path}[{index}]")).OfType<string>());

    private static UiMessages Read(JsonElement entry, JsonElement parts, string path) => new(
        TextOf(parts, path + ".parts"),
        entry.Text("id", path + ".id") is { Length: > 0 } id ? IdParameters.Message(id, path + ".id") : null);

    // What a page adds for itself says nothing to the twin; a file would, and must not seem to have been read.
    private static string? ReadPart(JsonElement part, string path)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            throw JsonFields.Wrong(path, "an object with a type");
        }

        return part.Text("type", path + ".type") switch
        {
            "text" => part.Text("text", path + ".text") ?? throw JsonFields.Wrong(path + ".text", "a text"),
            "file" or "image" or "image_url" => throw new ApiProblemException(ApiProblem.Invalid($"`{path}` is a file or an image. The twin reads text only; send the message without it.")),
            _ => null,
        };
    }
}
