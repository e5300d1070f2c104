using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Where things lie under MEMORY_DIR. Names are hashes of ids: no id can leave the folder, two that differ only in case stay
/// apart on any file system, and a path in a log gives no key away.
/// </summary>
internal sealed class MemoryFolder(string root)
{
    public const string Messages = "messages.jsonl";

    public string Root { get; } = Path.GetFullPath(root);

    public string Activity => Path.Combine(Root, "activity");

    public string Deleted => Path.Combine(Root, "deleted");

    public string Locks => Path.Combine(Root, "locks");

    public string Usage => Path.Combine(Root, "usage");

    public string UsageOf(DateOnly day) => Path.Combine(Usage, DayOf(day) + ".json");

    public string UsageOf(SessionId session) => Path.Combine(ConversationOf(session), "usage.json");

    public string ConversationOf(SessionId session) => ConversationNamed(NameOf(session));

    public string ConversationNamed(string name) => Path.Combine(Root, "conversations", name);

    public string MessagesOf(SessionId session) => Path.Combine(ConversationOf(session), Messages);

    public string TurnsOf(SessionId session, string bucket) => Path.Combine(ConversationOf(session), "turns", bucket);

    public string ActivityNamed(string name, DateTimeOffset moment) => Path.Combine(Activity, DayOf(moment), name);

    public static string DayOf(DateTimeOffset moment) => DayOf(DateOnly.FromDateTime(moment.UtcDateTime));

    public static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string NameOf(SessionId session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(session.Value)).AsSpan(0, 16));
}
