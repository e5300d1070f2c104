namespace DigitalTwin.Functions.Tests.Personas;

internal static class Damage
{
    /// <summary>The same damage for the same seed: bytes changed, a piece lost, a piece doubled, or the end cut off.</summary>
    public static byte[] Some(byte[] sound, int seed)
    {
        var random = new Random(seed);
        var bytes = (byte[])sound.Clone();
        for (var i = random.Next(1, 60); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        var (at, length) = (random.Next(bytes.Length), random.Next(bytes.Length / 4));
        var end = Math.Min(at + length, bytes.Length);
        return (seed % 4) switch
        {
            0 => bytes,
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[at..]],
            _ => bytes[..at],
        };
    }
}
