using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>Finds a message by its id: its position and, for a question, that of its reply, who answers it and how far that has come.</summary>
/// <param name="Nonce">Whose write this is: a writer whose call was lost on its way back knows its own work by it.</param>
internal sealed record NameRow(MessagePosition Position, bool IsQuestion, int? Reply, string Nonce)
{
    private const string NotedReply = "NotedReply";
    private const string NotedText = "NotedText";

    public ETag ETag { get; init; }

    /// <summary>The instance that answers the question; null when none does.</summary>
    public string? Claimant { get; init; }

    /// <summary>The claimant's last sign of life.</summary>
    public DateTimeOffset ClaimedAt { get; init; }

    /// <summary>The id of the reply; null also when it was stored before there were notes.</summary>
    public string? ReplyId { get; init; }

    /// <summary>What the claimant has noted down; null when there is no note.</summary>
    public ReplyProgress? Progress { get; init; }

    /// <summary>The claimant is asked to stop.</summary>
    public bool MustStop { get; init; }

    /// <param name="claimant">This instance.</param>
    public static TableEntity ToEntity(string partition, MessagePosition position, Message message, string nonce, string claimant)
    {
        var entity = new TableEntity(partition, TableKeys.Name(message.Id))
        {
            [nameof(MessagePosition.Number)] = position.Number,
            [nameof(IsQuestion)] = message.Role == MessageRole.User,
            [nameof(Nonce)] = nonce,
        };
        position.WriteTo(entity);
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
        [nameof(MustStop)] = false,
        [NotedReply] = "",
        [NotedText] = "",
    };

    /// <summary>To be merged into the row of a question.</summary>
    /// <param name="takesOver">Whoever was asked to stop was another.</param>
    public static TableEntity Noted(
        string partition, MessageId question, ReplyProgress progress, bool takesOver, string claimant, DateTimeOffset now)
    {
        var entity = new TableEntity(partition, TableKeys.Name(question))
        {
            [nameof(Claimant)] = claimant,
            [nameof(ClaimedAt)] = now,
            [NotedReply] = progress.Reply.Value,
            [NotedText] = progress.Text,
            ["NotedModel"] = progress.Model,
            ["NotedLimit"] = progress.Limited?.ToString() ?? "",
        };
        if (takesOver)
        {
            entity[nameof(MustStop)] = false;
        }

        return entity;
    }

    /// <summary>To be merged into the row of a question.</summary>
    public static TableEntity Stopped(string partition, MessageId question) => new(partition, TableKeys.Name(question))
    {
        [nameof(MustStop)] = true,
    };

    /// <summary>To be merged into the row of the question under its ETag, for it is answered once.</summary>
    public static TableEntity AnsweredBy(string partition, MessageId question, int number, MessageId reply) => new(partition, TableKeys.Name(question))
    {
        [nameof(Reply)] = number,
        [nameof(ReplyId)] = reply.Value,
        [NotedReply] = "",
        [NotedText] = "",
    };

    public static NameRow From(TableEntity entity) => new(
        MessagePosition.From(entity, entity.GetInt32(nameof(MessagePosition.Number)) ?? 0),
        entity.GetBoolean(nameof(IsQuestion)) ?? false,
        entity.GetInt32(nameof(Reply)),
        entity.GetString(nameof(Nonce)) ?? "")
    {
        ETag = entity.ETag,
        Claimant = entity.GetString(nameof(Claimant)) is { Length: > 0 } claimant ? claimant : null,
        ClaimedAt = entity.GetDateTimeOffset(nameof(ClaimedAt)) ?? default,
        ReplyId = entity.GetString(nameof(ReplyId)),
        Progress = ProgressOf(entity),
        MustStop = entity.GetBoolean(nameof(MustStop)) ?? false,
    };

    /// <summary>When another instance that answers the question gave its last sign of life; null when none does.</summary>
    public DateTimeOffset? AnsweredElsewhereSince(string self) =>
        (Reply is null || Progress is not null) && Claimant is not null && Claimant != self ? ClaimedAt : null;

    private static ReplyProgress? ProgressOf(TableEntity entity) =>
        MessageId.TryParse(entity.GetString(NotedReply), out var reply)
            ? new ReplyProgress(
                reply,
                entity.GetString(NotedText) ?? "",
                entity.GetString("NotedModel") ?? "",
                Enum.TryParse<AnswerLimit>(entity.GetString("NotedLimit"), out var limit) ? limit : null)
            : null;
}
