using DigitalTwin.Domain.Personas;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// Begins to read the persona while the rest starts, and waits for nothing: a container that is empty or out of reach is health's
/// to tell, and may be mended while the app runs.
/// </summary>
internal sealed class BlobPersonaStartup(IPersonaSource personas) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = personas.ReadAsync(CancellationToken.None).AsTask();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
