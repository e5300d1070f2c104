using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Says how to run the app instead, and stops with exit code 1.</summary>
internal sealed class HostWithoutWorker(IHost inner) : IHost
{
    private const string Instead =
        "This build has stand-ins in place of the Azure Functions worker: run `npm start` instead, or build with -p:UseStandIns=false where the official packages can be restored.";

    public IServiceProvider Services => inner.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await Console.Error.WriteLineAsync(Instead);
        Environment.ExitCode = 1;
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Dispose() => inner.Dispose();
}
