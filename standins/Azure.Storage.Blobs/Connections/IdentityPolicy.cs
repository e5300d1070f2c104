using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Blobs.Connections;

/// <summary>Calls in the name of an Entra identity.</summary>
internal static class IdentityPolicy
{
    private const string Scope = "https://storage.azure.com/.default";

    /// <exception cref="ArgumentException">The address is not HTTPS: a token would travel in the clear.</exception>
    public static HttpPipelinePolicy Of(TokenCredential credential, Uri address)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme == Uri.UriSchemeHttps
            ? new BearerTokenAuthenticationPolicy(credential, Scope)
            : throw new ArgumentException("Cannot use TokenCredential without HTTPS.", nameof(address));
    }
}
