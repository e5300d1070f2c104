using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Finds a turn by its message id at any age of the conversation. One small file for its first messages and, because making a file
/// costs more than all else in a turn, only then up to 256 more, chosen by the id's hash. Each line holds the hash and, in messages.jsonl, the offset of the question (q) or of a reply to it (r). A line is written before the
/// one that it points to, so it may point to nothing. Only a machine that loses its power may lose an entry, never a message: a
/// retry is then answered anew.
/// </summary>
internal sealed class TurnIndex(MemoryFolder folder)
{
    private const int FirstMessages = 128;

    /// <summary>The offsets of the question and of its newest reply; null when there is no such turn.</summary>
    public (long Question, long? Reply)? Find(SessionId session, MessageId question)
    {
        var hash = HashOf(question);
        string[] lines = [.. Lines(folder.TurnsOf(session, "first")), .. Lines(folder.TurnsOf(session, hash[..2]))];
        return Newest(lines, hash, 'q') is { } asked ? (asked, Newest(lines, hash, 'r')) : null;
    }

    /// <param name="number">The message's place in the conversation, from 1.</param>
    public void Note(SessionId session, Message message, int number, long offset)
    {
        var hash = HashOf(message.InReplyTo ?? message.Id);
        var kind = message.Role == MessageRole.User ? 'q' : 'r';
        var path = folder.TurnsOf(session, number <= FirstMessages ? "first" : hash[..2]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // The first line feed ends a line that a crash may have torn.
        File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"\n{hash} {kind} {offset}\n"));
    }

    private static string[] Lines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];

    private static long? Newest(string[] lines, string hash, char kind)
    {
        var prefix = $"{hash} {kind} ";
        var line = Array.FindLast(lines, line => line.StartsWith(prefix, StringComparison.Ordinal));
        return line is not null && long.TryParse(line.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
    }

    private static string HashOf(MessageId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id.Value)).AsSpan(0, 16));
}
