using System.Buffers.Text;
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
        byte[][] files = [Read(folder.TurnsOf(session, hash[..2])), Read(folder.TurnsOf(session, "first"))];
        return Newest(files, $"\n{hash} q ") is { } asked ? (asked, Newest(files, $"\n{hash} r ")) : null;
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

    private static byte[] Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : [];

    private static long? Newest(byte[][] newestFirst, string entry)
    {
        var wanted = Encoding.ASCII.GetBytes(entry);
        foreach (var file in newestFirst)
        {
            var at = file.AsSpan().LastIndexOf(wanted);
            if (at >= 0)
            {
                return Utf8Parser.TryParse(file.AsSpan(at + wanted.Length), out long offset, out _) ? offset : null;
            }
        }

        return null;
    }

    private static string HashOf(MessageId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id.Value)).AsSpan(0, 16));
}
