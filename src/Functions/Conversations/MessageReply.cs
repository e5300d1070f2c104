using System.ComponentModel.DataAnnotations;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Conversations;

/// <summary>A message as clients get it.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Timestamp">UTC.</param>
/// <param name="Status"><c>interrupted</c> for a reply that broke off; absent otherwise.</param>
internal sealed record MessageReply(
    string Id,
    [property: AllowedValues("user", "assistant")] string Role,
    string Content,
    DateTime Timestamp,
    [property: AllowedValues("interrupted")] string? Status)
{
    public static MessageReply From(Message message) => new(
        message.Id.Value,
        message.Role == MessageRole.User ? "user" : "assistant",
        message.Content,
        message.Timestamp.UtcDateTime,
        message.Status == MessageStatus.Interrupted ? "interrupted" : null);
}
