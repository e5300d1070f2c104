using System.Buffers.Binary;
using System.Security.Cryptography;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Limits;

/// <summary>
/// Puts any number of names into a fixed number of buckets, so that what is kept for them is bounded. The key is drawn anew in each
/// process: nobody outside can choose a name that shares somebody else's bucket.
/// </summary>
internal sealed class Buckets
{
    /// <summary>So many that two visitors of the same moment rarely share one, so few that all of them together cost little.</summary>
    public const int Count = 16_384;

    private readonly byte[] _key = new byte[32];

    /// <param name="fill">The source of the key; a cryptographic one outside tests.</param>
    public Buckets(RandomFill fill) => fill(_key);

    /// <returns>From 0, below <see cref="Count"/>.</returns>
    public int Of(ReadOnlySpan<byte> name)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, name, hash);
        return BinaryPrimitives.ReadUInt16LittleEndian(hash) % Count;
    }
}
