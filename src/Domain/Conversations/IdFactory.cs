using System.Buffers.Text;

namespace DigitalTwin.Domain.Conversations;

/// <summary>Makes the ids that clients don't bring: 128 bits each, 22 characters of base64url.</summary>
/// <param name="fill">The source of random bytes; a cryptographic one outside tests, for a session id is a key.</param>
public sealed class IdFactory(RandomFill fill)
{
    public SessionId NewSession() => SessionId.TryParse(Next(), out var id) ? id : throw new InvalidOperationException();

    public MessageId NewMessage() => MessageId.TryParse(Next(), out var id) ? id : throw new InvalidOperationException();

    private string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>Fills the whole span with random bytes.</summary>
public delegate void RandomFill(Span<byte> bytes);
