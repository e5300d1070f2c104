using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Testing;

/// <summary>Ids for tests.</summary>
public static class TestIds
{
    public static SessionId Session(string text = "session-of-a-test") => SessionId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    public static MessageId Message(string text) => MessageId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    public static PersonaId Persona(string text) => PersonaId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    /// <summary>Ids that no two makers share, as outside tests.</summary>
    public static IdFactory Random() => new(System.Security.Cryptography.RandomNumberGenerator.Fill);

    /// <summary>Makes 1, 2, 3 ... in place of random ids.</summary>
    public static IdFactory Counting()
    {
        var count = 0;
        return new IdFactory(bytes =>
        {
            bytes.Clear();
            BitConverter.TryWriteBytes(bytes, Interlocked.Increment(ref count));
        });
    }
}
