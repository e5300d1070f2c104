using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>Finds a message by its id: its number and, for a question, that of its reply and who answers it.</summary>
/// <param name="Nonce">Whose write this is: a writer whose call was lost on its way back knows its own work by it.</param>
internal sealed record NameRow(int Number, bool IsQuestion, int? Reply, string Nonce)
{
    public ETag ETag { get; init; }

    /// <summary>The instance that answers the question; null when none does.</summary>
    public string? Claimant { get; init; }

    public DateTimeOffset ClaimedAt { get; init; }

    /// <param name="claimant">This instance.</param>
    public static TableEntity ToEntity(string partition, int number, Message message, string nonce, string claimant)
    {
        var entity = new TableEntity(partition, TableKeys.Name(message.Id))
        {
            [nameof(Number)] = number,
            [nameof(IsQuestion)] = message.Role == MessageRole.User,
            [nameof(Nonce)] = nonce,
        };
        if (message.Role == MessageRole.User)
        {
            entity[nameof(Claimant)] = claimant;
            entity[nameof(ClaimedAt)] = message.Timestamp;
        }

        return entity;
    }

    /// <summary>To be merged into the row of a question.</summary>
    /// <param name="claimant">Empty for nobody.</param>
    public static TableEntity ClaimedBy(string partition, MessageId question, string claimant, DateTimeOffset now) => new(partition, TableKeys.Name(question))
    {
        [nameof(Claimant)] = claimant,
        [nameof(ClaimedAt)] = now,
    };

    /// <summary>To be merged into the row of the question under its ETag, for it is answered once.</summary>
    public static TableEntity AnsweredBy(string partition, MessageId question, int reply) => new(partition, TableKeys.Name(question))
    {
        [nameof(Reply)] = reply,
    };

    public static NameRow From(TableEntity entity) => new(
        entity.GetInt32(nameof(Number)) ?? 0,
        entity.GetBoolean(nameof(IsQuestion)) ?? false,
        entity.GetInt32(nameof(Reply)),
        entity.GetString(nameof(Nonce)) ?? "")
    {
        ETag = entity.ETag,
        Claimant = entity.GetString(nameof(Claimant)) is { Length: > 0 } claimant ? claimant : null,
        ClaimedAt = entity.GetDateTimeOffset(nameof(ClaimedAt)) ?? default,
    };

    /// <summary>Since when another instance answers the question; null when none does.</summary>
    public DateTimeOffset? AnsweredElsewhereSince(string self) => Reply is null && Claimant is not null && Claimant != self ? ClaimedAt : null;
}
