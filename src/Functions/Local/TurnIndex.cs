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
/// the one that it points to, so it may point to nothing, or to another message: then the one before it counts. Only a machine that loses its power may lose an entry, never a message: a
/// retry is then answered anew.
/// </summary>
/// <param name="owner">Tells the claims of this process from others'.</param>
internal sealed class TurnIndex(MemoryFolder folder, string owner)
{
    private const int FirstMessages = 128;

    public TurnPlaces Find(SessionId session, MessageId question)
    {
        var hash = HashOf(question);
        byte[][] files = [Read(folder.TurnsOf(session, hash[..2])), Read(folder.TurnsOf(session, "first"))];
        return new TurnPlaces(Offsets(files, $"\n{hash} q "), Offsets(files, $"\n{hash} r "), ElsewhereSince(files, hash));
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

    // Later lines lie further back in the file.
    private static List<long> Offsets(byte[][] files, string entry) =>
        [.. Entries(files, entry).Select(found => found.Number).Distinct().OrderDescending()];

    private DateTimeOffset? ElsewhereSince(byte[][] files, string hash) =>
        Entries(files, $"\n{hash} c ").FirstOrDefault() is { Number: > 0 and var ticks } claim && ticks <= DateTime.MaxValue.Ticks && claim.Owner != owner
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

    /// <returns>The newest first; torn ones as far as they go.</returns>
    private static IEnumerable<(long Number, string Owner)> Entries(byte[][] newestFirst, string entry)
    {
        var wanted = Encoding.ASCII.GetBytes(entry);
        foreach (var file in newestFirst)
        {
            for (var end = file.Length; file.AsSpan(0, end).LastIndexOf(wanted) is >= 0 and var at; end = at)
            {
                var line = file.AsSpan((at + wanted.Length)..);
                line = line.IndexOf((byte)'\n') is >= 0 and var length ? line[..length] : line;
                if (Utf8Parser.TryParse(line, out long number, out var digits))
                {
                    yield return (number, Encoding.ASCII.GetString(line[digits..]).Trim());
                }
            }
        }
    }

    public static string HashOf(MessageId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id.Value)).AsSpan(0, 16));
}

/// <summary>Where in messages.jsonl a turn may lie.</summary>
/// <param name="Questions">Offsets of the question, the newest first.</param>
/// <param name="Replies">Offsets of replies to it, the newest first.</param>
/// <param name="AnsweredElsewhereSince">See <see cref="StoredTurn"/>; counts only without a reply.</param>
internal sealed record TurnPlaces(IReadOnlyList<long> Questions, IReadOnlyList<long> Replies, DateTimeOffset? AnsweredElsewhereSince);
