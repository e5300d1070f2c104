using System.Net;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace DigitalTwin.StandIns.Tests.AzureStorageBlobs;

/// <summary>Stands for the service: keeps every request and answers with what it was told, one answer after the other.</summary>
internal sealed class ScriptedService(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new(answers);

    public List<(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers)> Requests { get; } = [];

    public BlobClientOptions Options()
    {
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05) { Transport = new HttpClientTransport(this) };
        options.Retry.Delay = TimeSpan.Zero;
        options.Retry.MaxDelay = TimeSpan.Zero;
        return options;
    }

    public BlobContainerClient Container() => new("AccountName=mine;AccountKey=c2VjcmV0", "persona", Options());

    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, string? body = null, params (string Name, string Value)[] headers) => () =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body ?? "", System.Text.Encoding.UTF8, "application/xml") };
        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        Requests.Add((request.Method.Method, request.RequestUri!, headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(",", header.Value))));
        return Task.FromResult(_answers.Dequeue()());
    }
}
