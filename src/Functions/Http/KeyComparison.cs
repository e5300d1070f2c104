using System.Security.Cryptography;
using System.Text;

namespace DigitalTwin.Functions.Http;

/// <summary>Compares a key that was brought with the right one.</summary>
internal static class KeyComparison
{
    // Over hashes, so that neither the place of a difference nor the key's length shows in the time.
    public static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
