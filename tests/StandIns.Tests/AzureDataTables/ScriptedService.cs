using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

/// <summary>Answers each request with the next of its answers, and keeps what was asked.</summary>
internal sealed class ScriptedService(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    public const string AccountName = "acct";

    /// <summary>Base64 of 32 bytes, and nobody's key.</summary>
    public const string AccountKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static readonly Uri Endpoint = new("https://acct.table.example/");

    public List<Exchange> Requests { get; } = [];

    public TableSharedKeyCredential Credential { get; } = new(AccountName, AccountKey);

    public TableServiceClient Client => new(Endpoint, Credential, Options);

    public TableClient Table => Client.GetTableClient("things");

    public TableClientOptions Options => new()
    {
        Transport = new HttpClientTransport(this),
        Retry = { MaxRetries = 3, Mode = Azure.Core.RetryMode.Fixed, Delay = TimeSpan.Zero },
    };

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", string type = "application/json", params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) };
        answer.Content.Headers.Remove("Content-Type");
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(new(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return answers[Math.Min(Requests.Count, answers.Length) - 1]();
    }

    internal sealed record Exchange(string Method, Uri Uri, Dictionary<string, string> Headers, string Body);
}
