using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>The conversation as the model is given it, oldest first.</summary>
/// <param name="Message">What the visitor says now.</param>
/// <param name="Replies">What the twin said before.</param>
/// <param name="Asked">What the visitor said before.</param>
internal sealed record Transcript(string Message, ImmutableArray<string> Replies, ImmutableArray<string> Asked)
{
    public static Transcript Of(IEnumerable<ChatMessage> messages)
    {
        var spoken = messages.Where(message => message.Role == ChatRole.User || message.Role == ChatRole.Assistant).ToList();
        var last = spoken.FindLastIndex(message => message.Role == ChatRole.User);
        var before = last < 0 ? spoken : spoken[..last];
        return new Transcript(
            last < 0 ? "" : spoken[last].Text,
            [.. before.Where(message => message.Role == ChatRole.Assistant).Select(message => message.Text)],
            [.. before.Where(message => message.Role == ChatRole.User).Select(message => message.Text)]);
    }

    /// <summary>The conversation one question on.</summary>
    public Transcript With(string asked, string reply) => this with { Asked = Asked.Add(asked), Replies = Replies.Add(reply) };

    /// <summary>Whether these words were said to the visitor already.</summary>
    public bool HasSaid(string text) => Replies.Any(reply => reply.Contains(text, StringComparison.Ordinal));
}
