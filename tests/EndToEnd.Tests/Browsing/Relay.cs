using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>The network between a browser and its twin, on a free port: a test cuts it, mends it, or makes it wait.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private CancellationTokenSource _cut = new();
    private TaskCompletionSource _passage = Passage();

    /// <param name="server">Where it leads.</param>
    public Relay(Uri server)
    {
        _server = server;
        Release();
        _listener.Start();
        Address = new UriBuilder(server) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Ends all connections, and every new one, until <see cref="Mend"/>.</summary>
    public async Task CutAsync()
    {
        await _cut.CancelAsync();
        await Task.WhenAll(_connections);
    }

    public void Mend()
    {
        _cut.Dispose();
        _cut = new CancellationTokenSource();
    }

    /// <summary>Nothing more comes from the server until <see cref="Release"/>.</summary>
    public void Hold() => _passage = Passage();

    public void Release() => _passage.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        await CutAsync();
        _listener.Dispose();
        _cut.Dispose();
        _end.Dispose();
    }

    private static TaskCompletionSource Passage() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptSocketAsync(_end.Token);
                _connections.Add(ConnectAsync(browser, _cut.Token));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ConnectAsync(Socket browser, CancellationToken cut)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cut);
        browser.NoDelay = true;
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port, cut);
            await Task.WhenAny(PassAsync(browser, server, () => Task.CompletedTask, end.Token), PassAsync(server, browser, () => _passage.Task, end.Token));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
        }

        await end.CancelAsync();
        if (cut.IsCancellationRequested)
        {
            // As a network does that has forgotten the connection; a clean end would look like the server's own.
            browser.LingerState = server.LingerState = new LingerOption(true, 0);
        }

        browser.Dispose();
    }

    /// <summary>Until one of the two ends it.</summary>
    private static async Task PassAsync(Socket from, Socket to, Func<Task> passage, CancellationToken end)
    {
        var bytes = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(bytes, end) is > 0 and var count)
            {
                await passage().WaitAsync(end);
                await to.SendAsync(bytes.AsMemory(0, count), end);
            }
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
