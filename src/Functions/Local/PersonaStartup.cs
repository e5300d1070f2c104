using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Reads the persona before the first visitor comes. A folder that can't be used stops the start; storage that has no persona yet,
/// or is down, doesn't: health and chat say so, and it is looked at again.
/// </summary>
internal sealed class PersonaStartup(IPersonaSource personas, PersonaOptions options) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (personas is not FolderPersonaSource)
        {
            _reading = personas.ReadAsync(PersonaId.Default, _stop.Token).AsTask();
            return;
        }

        var reading = await personas.ReadAsync(PersonaId.Default, cancellationToken);
        if (reading.Problem is not null)
        {
            throw new PersonaUnusableException($"{reading.Problem} PERSONA_DIR is {Path.GetFullPath(options.Folder)}.");
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();
}

/// <summary>There is no persona to start with; the message tells the owner what to mend.</summary>
public sealed class PersonaUnusableException(string message) : Exception(message);
