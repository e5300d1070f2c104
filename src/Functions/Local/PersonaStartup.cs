using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Local;

/// <summary>Reads the folder before the first visitor comes, and stops the start when it can't be used.</summary>
internal sealed class PersonaStartup(IPersonaSource personas, PersonaOptions options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var reading = await personas.ReadAsync(cancellationToken);
        if (reading.Problem is not null)
        {
            throw new PersonaUnusableException($"{reading.Problem} PERSONA_DIR is {Path.GetFullPath(options.Folder)}.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>There is no persona to start with; the message tells the owner what to mend.</summary>
public sealed class PersonaUnusableException(string message) : Exception(message);
