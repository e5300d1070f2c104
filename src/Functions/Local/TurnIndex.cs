using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Finds a turn by its message id at any age of the conversation. One small file for its first messages and, because making a file
/// costs more than all else in a turn, only then up to 256 more, chosen by the id's hash. Each line holds the hash and, in
/// messages.jsonl, the offset of the question (q) or of a reply to it (r), or who answers it since when (c). A line is written before
/// the one that it points to, so it may point to nothing. Only a machine that loses its power may lose an entry, never a message: a
/// retry is then answered anew.
/// </summary>
/// <param name="owner">Tells the claims of this process from others'.</param>
internal sealed class TurnIndex(MemoryFolder folder, string owner)
{
    private const int FirstMessages = 128;

    /// <summary>Null when there is no such turn.</summary>
    public TurnPlace? Find(SessionId session, MessageId question)
    {
        var hash = HashOf(question);
        byte[][] files = [Read(folder.TurnsOf(session, hash[..2])), Read(folder.TurnsOf(session, "first"))];
        return Newest(files, $"\n{hash} q ", out _) is { } asked
            ? new TurnPlace(asked, Newest(files, $"\n{hash} r ", out _), ElsewhereSince(files, hash))
            : null;
    }

    /// <param name="number">The message's place in the conversation, from 1; null when it has taken that of another.</param>
    public void Note(SessionId session, Message message, int? number, long offset)
    {
        var hash = HashOf(message.InReplyTo ?? message.Id);
        var lines = message.Role == MessageRole.User
            ? string.Create(CultureInfo.InvariantCulture, $"\n{hash} q {offset}\n{hash} c {message.Timestamp.UtcTicks} {owner}\n")
            : string.Create(CultureInfo.InvariantCulture, $"\n{hash} r {offset}\n");
        Append(session, number <= FirstMessages ? "first" : hash[..2], lines);
    }

    /// <summary>From now on this process answers the question; with <paramref name="since"/> null, nobody.</summary>
    public void Claim(SessionId session, MessageId question, DateTimeOffset? since)
    {
        var hash = HashOf(question);
        Append(session, hash[..2], string.Create(CultureInfo.InvariantCulture, $"\n{hash} c {since?.UtcTicks ?? 0} {owner}\n"));
    }

    private void Append(SessionId session, string file, string lines)
    {
        var path = folder.TurnsOf(session, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // The first line feed ends a line that a crash may have torn.
        File.AppendAllText(path, lines);
    }

    private DateTimeOffset? ElsewhereSince(byte[][] files, string hash) =>
        Newest(files, $"\n{hash} c ", out var claimant) is > 0 and var ticks && ticks <= DateTime.MaxValue.Ticks && claimant != owner
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;

    // Readers hold no lock: the conversation may go away at any moment.
    private static byte[] Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : [];
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static long? Newest(byte[][] newestFirst, string entry, out string after)
    {
        after = "";
        var wanted = Encoding.ASCII.GetBytes(entry);
        foreach (var file in newestFirst)
        {
            var at = file.AsSpan().LastIndexOf(wanted);
            if (at >= 0)
            {
                var rest = file.AsSpan(at + wanted.Length);
                var found = Utf8Parser.TryParse(rest, out long number, out var length) ? number : (long?)null;
                var end = rest.IndexOf((byte)'\n');
                after = Encoding.ASCII.GetString(rest[length..(end < length ? rest.Length : end)]).Trim();
                return found;
            }
        }

        return null;
    }

    public static string HashOf(MessageId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id.Value)).AsSpan(0, 16));
}

/// <summary>Where a turn lies in messages.jsonl.</summary>
/// <param name="Question">The offset of the question.</param>
/// <param name="Reply">The offset of the reply; null when there is none.</param>
/// <param name="AnsweredElsewhereSince">See <see cref="StoredTurn"/>; counts only without a reply.</param>
internal sealed record TurnPlace(long Question, long? Reply, DateTimeOffset? AnsweredElsewhereSince);
