using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// What every turn needs to know of a conversation. Each append replaces it under its ETag in the transaction that adds the message,
/// so that two writers can't take the same number and nothing is written into a conversation that is being removed.
/// </summary>
internal sealed record ConversationRow
{
    public ETag ETag { get; init; }

    /// <summary>The messages so far, replaced ones included, which is the number of the last one.</summary>
    public int Count { get; init; }

    /// <summary>The place of the last message, which is how many the conversation shows.</summary>
    public int Places { get; init; }

    public required string Title { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whom it is held with, from its first message to its last.</summary>
    public PersonaId Persona { get; init; }

    /// <summary>Where the conversation stands in the owner's list.</summary>
    public required ActivityKey Listed { get; init; }

    public RecentQuestions Recent { get; init; } = RecentQuestions.None;

    /// <summary>The question that waits for its reply; what this instance knows of it, not part of the row.</summary>
    public AskedQuestion? Asked { get; init; }

    /// <summary>The message whose place the one about to be written takes; null for the next place. Not part of the row.</summary>
    public MessagePosition? ToReplace { get; init; }

    /// <summary>Some messages have taken the places of others, which are no longer part of the conversation.</summary>
    public bool HasReplacements => Count != Places;

    /// <summary>Deleted, and its rows are being removed: for everyone else there is no such conversation.</summary>
    public bool IsDeleted { get; init; }

    public static ConversationRow From(TableEntity entity) => new()
    {
        ETag = entity.ETag,
        Count = entity.GetInt32(nameof(Count)) ?? 0,
        Places = entity.GetInt32(nameof(Places)) ?? entity.GetInt32(nameof(Count)) ?? 0,
        Title = entity.GetString(nameof(Title)) ?? "",
        CreatedAt = entity.GetDateTimeOffset(nameof(CreatedAt)) ?? default,
        UpdatedAt = entity.GetDateTimeOffset(nameof(UpdatedAt)) ?? default,
        Persona = PersonaProperty.Of(entity),
        Listed = new ActivityKey(entity.GetString("Day") ?? "", entity.GetString("Entry") ?? ""),
        Recent = new RecentQuestions(entity.GetBinary(nameof(Recent)) ?? []),
        IsDeleted = entity.GetBoolean(nameof(IsDeleted)) ?? false,
    };

    public TableEntity ToEntity(string partition)
    {
        var entity = new TableEntity(partition, TableKeys.Conversation)
        {
            [nameof(Count)] = Count,
            [nameof(Places)] = Places,
            [nameof(Title)] = Title,
            [nameof(CreatedAt)] = CreatedAt,
            [nameof(UpdatedAt)] = UpdatedAt,
            ["Day"] = Listed.Day,
            ["Entry"] = Listed.Entry,
            [nameof(Recent)] = Recent.Hashes.ToArray(),
        };
        PersonaProperty.Write(entity, Persona);
        if (IsDeleted)
        {
            entity[nameof(IsDeleted)] = true;
        }

        return entity;
    }

    /// <summary>The conversation with this message added; with <paramref name="row"/> null, the one that it opens.</summary>
    /// <param name="nonce">Makes its place in the owner's list one of its own.</param>
    public static ConversationRow With(ConversationRow? row, Message message, string nonce)
    {
        var isQuestion = message.Role == MessageRole.User;
        if (row is null)
        {
            return new ConversationRow
            {
                Count = 1,
                Places = 1,
                Title = ConversationTitle.From(message.Content),
                CreatedAt = message.Timestamp,
                UpdatedAt = message.Timestamp,
                Persona = message.Persona,
                Listed = ActivityKey.At(message.Timestamp, nonce),
                Recent = RecentQuestions.None.With(message.Id),
            };
        }

        var updated = message.Timestamp > row.UpdatedAt ? message.Timestamp : row.UpdatedAt;
        return row with
        {
            Count = row.Count + 1,
            Places = row.ToReplace?.Place ?? row.Places + 1,
            Asked = null,
            ToReplace = null,
            UpdatedAt = updated,
            Listed = row.Listed.IsOfTheDayOf(updated) ? row.Listed : ActivityKey.At(updated, nonce),
            Recent = isQuestion ? row.Recent.With(message.Id) : row.Recent,
        };
    }

    public Conversation ToConversation(SessionId session) => new(session, Title, CreatedAt, UpdatedAt, Places) { Persona = Persona };
}

/// <param name="Tag">The ETag of the question's name, under which the reply is stored.</param>
/// <param name="IsInPlace">The question is part of the conversation as long as the conversation's row is what it is.</param>
internal sealed record AskedQuestion(MessageId Id, ETag Tag, bool IsInPlace);
