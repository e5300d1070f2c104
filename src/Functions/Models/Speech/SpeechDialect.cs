namespace DigitalTwin.Functions.Models.Speech;

/// <summary>
/// What the official client does not do for a speech model: bounds how long an answer may be, and tells Azure which version of its API is
/// meant, for there sound is in the preview of v1 only.
/// </summary>
internal sealed class SpeechDialect(ModelProvider provider) : DelegatingHandler
{
    /// <summary>In bytes: 8 MiB. The longest sentence takes some 30 seconds, which is half a MiB of MP3.</summary>
    public const long LongestAnswer = 8 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (provider.Name == ModelProvider.AzureOpenAI.Name)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Query = "api-version=preview" }.Uri;
        }

        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(LongestAnswer, cancellationToken);
        return response;
    }
}
