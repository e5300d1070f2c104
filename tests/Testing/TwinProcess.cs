using System.Diagnostics;
using System.Text;

namespace DigitalTwin.Testing;

/// <summary>A local host that runs as a process of its own on a free port, to be talked to and to be killed.</summary>
public sealed class TwinProcess : IAsyncDisposable
{
    private const string Welcome = "Your twin is at ";
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly Task<string> _errors;
    private Task _output = Task.CompletedTask;

    private TwinProcess(string[] settings, Dictionary<string, string>? environment)
    {
        _process = HostProcess.Start(_folder, ["--PORT=0", .. TwinHost.WithoutLimits.Concat(settings).Select(setting => "--" + setting)], environment);
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public HttpClient Client { get; } = new();

    /// <summary>Returns when it takes requests.</summary>
    /// <param name="settings">As <c>NAME=value</c>; they win over the sample persona, a new memory and the offline model.</param>
    public static Task<TwinProcess> StartAsync(params string[] settings) => StartAsync(environment: null, settings);

    /// <param name="environment">Variables that no setting of the app can stand for.</param>
    /// <param name="settings">As above.</param>
    public static async Task<TwinProcess> StartAsync(Dictionary<string, string>? environment, params string[] settings)
    {
        var twin = new TwinProcess(settings, environment);
        try
        {
            twin.Client.BaseAddress = await twin.ReadAddressAsync().WaitAsync(TimeToStart);
            twin._output = twin._process.StandardOutput.ReadToEndAsync();
            return twin;
        }
        catch
        {
            await twin.DisposeAsync();
            throw;
        }
    }

    /// <summary>Several at once; all of them or none.</summary>
    public static async Task<TwinProcess[]> StartAsync(int count, string[] settings)
    {
        var starting = Enumerable.Range(0, count).Select(_ => StartAsync(settings)).ToList();
        try
        {
            return await Task.WhenAll(starting);
        }
        catch
        {
            foreach (var started in starting.Where(twin => twin.IsCompletedSuccessfully))
            {
                await (await started).DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Ends it at once with SIGKILL; it gets to do nothing more.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using (_process)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            await Task.WhenAll(_output, _errors);
        }

        _folder.Dispose();
    }

    private async Task<Uri> ReadAddressAsync()
    {
        var said = new StringBuilder();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Welcome, StringComparison.Ordinal))
            {
                return new Uri(line[Welcome.Length..].Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
            }

            said.AppendLine(line);
        }

        throw new InvalidOperationException($"The host did not start. It said:\n{said}{await _errors}");
    }
}
