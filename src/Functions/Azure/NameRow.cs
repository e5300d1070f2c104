using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>Finds a message by its id: its number and, for a question, that of its newest reply.</summary>
/// <param name="Nonce">Whose write this is: a writer whose call was lost on its way back knows its own work by it.</param>
internal sealed record NameRow(int Number, bool IsQuestion, int? Reply, string Nonce)
{
    public static TableEntity ToEntity(string partition, int number, Message message, string nonce) => new(partition, TableKeys.Name(message.Id))
    {
        [nameof(Number)] = number,
        [nameof(IsQuestion)] = message.Role == MessageRole.User,
        [nameof(Nonce)] = nonce,
    };

    /// <summary>To be merged into the row of the question, which must be there.</summary>
    public static TableEntity AnsweredBy(string partition, MessageId question, int reply) => new(partition, TableKeys.Name(question))
    {
        [nameof(Reply)] = reply,
    };

    public static NameRow From(TableEntity entity) => new(
        entity.GetInt32(nameof(Number)) ?? 0,
        entity.GetBoolean(nameof(IsQuestion)) ?? false,
        entity.GetInt32(nameof(Reply)),
        entity.GetString(nameof(Nonce)) ?? "");
}
