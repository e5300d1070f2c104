using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DigitalTwin.Testing.Azurite;

/// <summary>One run of Azurite.</summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentDictionary<string, Uri> _addresses = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private AzuriteProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public Uri Blob => _addresses["Blob"];

    public Uri Table => _addresses["Table"];

    /// <summary>Port 0 lets the system choose.</summary>
    public static async Task<AzuriteProcess> StartAsync(string? folder, int blobPort = 0, int tablePort = 0)
    {
        if (!File.Exists(Repository.File("node_modules", "azurite", "package.json")))
        {
            throw new InvalidOperationException("Azurite is not installed: run `npm ci` in the folder of DigitalTwin.sln.");
        }

        var azurite = new AzuriteProcess(Launch(folder, blobPort, tablePort));
        try
        {
            await azurite.ListeningAsync();
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            if (_reading.IsCompleted)
            {
                return;
            }

            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeToStop);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }

            await _reading;
        }
    }

    private static Process Launch(string? folder, int blobPort, int tablePort)
    {
        // The queue service can not be left out; a port of its own keeps it out of the way.
        string[] ports = ["--blobPort", Text(blobPort), "--tablePort", Text(tablePort), "--queuePort", "0"];
        string[] data = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        var script = Repository.File("scripts", "lib", "azurite", "azurite-process.mjs");
        var start = new ProcessStartInfo("node", [script, .. ports, .. data])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private async Task ListeningAsync()
    {
        try
        {
            await Task.WhenAny(_ready.Task, _reading).WaitAsync(TimeToStart);
        }
        catch (TimeoutException)
        {
            throw NotStarted($"took longer than {TimeToStart.TotalSeconds:0} seconds to start");
        }

        if (!_ready.Task.IsCompleted)
        {
            throw NotStarted("ended before it took requests");
        }
    }

    private InvalidOperationException NotStarted(string what) => new(
        $"Azurite {what}; if its files are damaged, `npm ci` in the folder of DigitalTwin.sln mends them. It said:\n{string.Join('\n', _output)}");

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _output.Enqueue(line);
            while (_output.Count > 50)
            {
                _output.TryDequeue(out _);
            }

            if (ListeningLine().Match(line) is { Success: true } match)
            {
                _addresses[match.Groups[1].Value] = new Uri(match.Groups[2].Value);
                if (_addresses.ContainsKey("Blob") && _addresses.ContainsKey("Table"))
                {
                    _ready.TrySetResult();
                }
            }
        }
    }

    [GeneratedRegex(@"^Azurite (Blob|Table) service is successfully listening at (http://\S+)$")]
    private static partial Regex ListeningLine();
}
