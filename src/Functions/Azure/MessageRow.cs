using System.Globalization;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// A message as rows. A property holds 64 KiB and a row 1 MiB, both counted in UTF-16: a long text goes on in further properties, and
/// from there in further rows.
/// </summary>
internal static class MessageRow
{
    private const int PropertyCharacters = 32_000;
    private const int PropertiesPerRow = 14;

    /// <returns>The message's row and, for a very long one, the rest.</returns>
    public static IReadOnlyList<TableEntity> ToEntities(string partition, MessagePosition position, Message message)
    {
        var pieces = Pieces(message.Content).Chunk(PropertiesPerRow).ToList();
        var first = new TableEntity(partition, TableKeys.Message(position.Number))
        {
            ["Id"] = message.Id.Value,
            ["Role"] = message.Role == MessageRole.User ? "user" : "assistant",
            ["Said"] = message.Timestamp,
        };
        position.WriteTo(first);
        Set(first, "Status", message.Status == MessageStatus.Interrupted ? "interrupted" : null);
        Set(first, "ReplyTo", message.InReplyTo?.Value);
        Set(first, "Model", message.Model);
        PersonaProperty.Write(first, message.Persona);
        Set(first, "Rest", pieces.Count > 1 ? pieces.Count - 1 : null);
        var rows = pieces.Select((row, part) => Fill(part == 0 ? first : new TableEntity(partition, TableKeys.Rest(position.Number, part)), row)).ToList();
        return rows.Count == 0 ? [first] : rows;
    }

    /// <summary>How many further rows hold the rest of the message.</summary>
    public static int RestOf(TableEntity first) => first.GetInt32("Rest") ?? 0;

    public static int NumberOf(TableEntity first) =>
        (int)(9_999_999_999 - long.Parse(first.RowKey.AsSpan("message-".Length), CultureInfo.InvariantCulture));

    public static MessagePosition PositionOf(TableEntity first) => MessagePosition.From(first, NumberOf(first));

    public static Message From(TableEntity first, IEnumerable<TableEntity> rest) => new()
    {
        Id = MessageId.TryParse(first.GetString("Id"), out var id) ? id : default,
        Role = first.GetString("Role") == "user" ? MessageRole.User : MessageRole.Assistant,
        Content = string.Concat(rest.Prepend(first).SelectMany(Read)),
        Timestamp = first.GetDateTimeOffset("Said") ?? default,
        Status = first.GetString("Status") == "interrupted" ? MessageStatus.Interrupted : MessageStatus.Complete,
        InReplyTo = MessageId.TryParse(first.GetString("ReplyTo"), out var question) ? question : null,
        Persona = PersonaProperty.Of(first),
        Model = first.GetString("Model"),
    };

    private static void Set(TableEntity entity, string name, object? value)
    {
        if (value is not null)
        {
            entity[name] = value;
        }
    }

    private static TableEntity Fill(TableEntity entity, string[] pieces)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            entity[Property(i)] = pieces[i];
        }

        return entity;
    }

    private static IEnumerable<string> Read(TableEntity entity) =>
        Enumerable.Range(0, PropertiesPerRow).Select(i => entity.GetString(Property(i))).TakeWhile(piece => piece is not null)!;

    private static string Property(int number) => number == 0 ? "Content" : string.Create(CultureInfo.InvariantCulture, $"Content{number}");

    // A pair of surrogates is one character: half of it would not survive the way through UTF-8.
    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(PropertyCharacters, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
            {
                length--;
            }

            yield return text.Substring(start, length);
            start += length;
        }
    }
}
