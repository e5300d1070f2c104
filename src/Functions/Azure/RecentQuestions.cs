using System.Security.Cryptography;
using System.Text;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// The last 256 questions of a conversation as four bytes each, kept with the conversation itself: whether a message was sent before
/// is then known from what a turn reads anyway, and costs no call of its own.
/// </summary>
internal sealed record RecentQuestions(ReadOnlyMemory<byte> Hashes)
{
    private const int HashBytes = 4;
    private const int Kept = 256;

    public static RecentQuestions None { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>Whether the question was asked lately. False also for one of long ago, which the append finds.</summary>
    public bool Hold(MessageId id)
    {
        var wanted = HashOf(id);
        for (var at = 0; at < Hashes.Length; at += HashBytes)
        {
            if (Hashes.Span.Slice(at, HashBytes).SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }

    public RecentQuestions With(MessageId id)
    {
        var kept = Hashes.Length >= Kept * HashBytes ? Hashes[^((Kept - 1) * HashBytes)..] : Hashes;
        return new RecentQuestions((byte[])[.. kept.Span, .. HashOf(id)]);
    }

    private static byte[] HashOf(MessageId id) => SHA256.HashData(Encoding.ASCII.GetBytes(id.Value))[..HashBytes];
}
