using System.Security.Cryptography;
using System.Text;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Prompts;

namespace DigitalTwin.Functions.Composition;

/// <summary>Where a deployment's canary comes from.</summary>
internal static class PromptCanary
{
    // A shorter secret may be one that can be guessed, such as the "none" that local model servers are given.
    private const int ShortestSecret = 20;

    /// <summary>
    /// From a secret that all instances share, so that their prompts are equal and the canary outlives a restart; at random where
    /// there is none. The secret can't be worked out from it.
    /// </summary>
    public static Canary Of(string? secret, RandomFill fill)
    {
        Span<byte> seed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (secret?.Length >= ShortestSecret)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "The canary of a twin's prompt"u8, seed);
        }
        else
        {
            fill(seed);
        }

        return new Canary(seed[..Canary.Bytes]);
    }
}
