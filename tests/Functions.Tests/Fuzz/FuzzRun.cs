using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using DigitalTwin.Testing;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>Sends so many requests and writes down what must not happen.</summary>
internal sealed class FuzzRun(TwinHost twin, int seed) : IDisposable
{
    private const int AtOnce = 16;

    // A thousand times what the slowest took; a reply that is not there by then never comes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = AtOnce,
        RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
    });

    private string _continuation = "MjAyNi0wMS0wMSA5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkgYWE";

    /// <summary>Each with the number of the request that it came of.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>How often each status came; 0 where the connection ended without one.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    public TimeSpan Slowest { get; private set; }

    public Task SendAsync(int from, int to) => Parallel.ForAsync(from, to, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, SendAsync);

    public void Dispose() => _client.Dispose();

    private async ValueTask SendAsync(int number, CancellationToken cancellationToken)
    {
        var dice = new Dice(seed, number);
        var request = FuzzedRequest.Make(dice, _continuation);
        var start = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var status = 0;
        try
        {
            status = dice.Happens(0.2)
                ? Status(await twin.SendRawAsync(request.ToBytes(twin.Address, dice), leaves: dice.Happens(0.8), patience.Token))
                : await SendPolitelyAsync(request, dice, patience.Token);
        }
        catch (Exception unsendable) when (unsendable is HttpRequestException or FormatException or NotSupportedException or InvalidOperationException)
        {
            // Not even a request, or a connection that the server ended because it was none.
        }
        catch (OperationCanceledException)
        {
            Faults.Enqueue($"#{number}: no reply within {Patience.TotalSeconds} s: {request.Method} {request.Target}");
        }

        Statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        var elapsed = Stopwatch.GetElapsedTime(start);
        Slowest = elapsed > Slowest ? elapsed : Slowest;
        // 505 is Kestrel's right answer to a version of HTTP that there is not.
        // 501 is ours, for a twin without a voice.
        if (status is >= 500 and not (501 or 505))
        {
            Faults.Enqueue($"#{number}: {status}: {request.Method} {request.Target}");
        }
    }

    private async Task<int> SendPolitelyAsync(FuzzedRequest request, Dice dice, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage(twin.Address, dice);
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (dice.Happens(0.1))
        {
            // Leaves in the middle of the reply.
            _ = await body.ReadAsync(new byte[1 + dice.Below(100)], cancellationToken);
            return (int)response.StatusCode;
        }

        var whole = new MemoryStream();
        await body.CopyToAsync(whole, cancellationToken);
        Harvest(response, whole);
        return (int)response.StatusCode;
    }

    private void Harvest(HttpResponseMessage response, MemoryStream body)
    {
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            using var json = JsonDocument.Parse(body.ToArray());
            _continuation = json.RootElement.TryGetProperty("continuation", out var next) ? next.GetString()! : _continuation;
        }
    }

    private static int Status(string answer) =>
        answer.StartsWith("HTTP/1.", StringComparison.Ordinal) && int.TryParse(answer.AsSpan(9, 3), out var status) ? status : 0;
}
