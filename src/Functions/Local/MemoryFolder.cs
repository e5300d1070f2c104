using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Where things lie under MEMORY_DIR. Ids become hexadecimal before they become names, so that no id can leave the folder and
/// two that differ only in case stay apart on any file system.
/// </summary>
internal sealed class MemoryFolder(string root)
{
    public const string Messages = "messages.jsonl";

    public string Root { get; } = Path.GetFullPath(root);

    public string Activity => Path.Combine(Root, "activity");

    public string Deleted => Path.Combine(Root, "deleted");

    public string Locks => Path.Combine(Root, "locks");

    public string ConversationOf(SessionId session) => Path.Combine(Root, "conversations", NameOf(session));

    public string MessagesOf(SessionId session) => Path.Combine(ConversationOf(session), Messages);

    public string TurnOf(SessionId session, MessageId message) => Path.Combine(
        ConversationOf(session), "turns", Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(message.Value)).AsSpan(0, 16)));

    public string ActivityOf(SessionId session, DateTimeOffset moment) => Path.Combine(Activity, DayOf(moment), NameOf(session));

    public static string DayOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string NameOf(SessionId session) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(session.Value));

    /// <summary>The session whose conversation bears this name; false for a file that is none of ours.</summary>
    public static bool TrySession(string name, out SessionId session)
    {
        var bytes = new byte[name.Length / 2];
        session = default;
        return Convert.FromHexString(name, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            && SessionId.TryParse(Encoding.ASCII.GetString(bytes), out session);
    }
}
