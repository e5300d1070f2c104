using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Reads the default persona before the first visitor comes, and the further ones while the first are served, so that what is wrong
/// with them stands in the log at once. A folder without a persona that can be used stops the start; storage that has none yet, or is
/// down, doesn't: health and chat say so, and it is looked at again.
/// </summary>
internal sealed partial class PersonaStartup(IPersonaSource personas, PersonaOptions options, ILogger<PersonaStartup> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (personas is FolderPersonaSource)
        {
            await CheckAsync(cancellationToken);
        }

        _reading = Task.Run(() => ReadAllAsync(_stop.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var reading = await personas.ReadAsync(PersonaId.Default, cancellationToken);
        if (reading.Problem is not { } problem)
        {
            return;
        }

        if (!await IsAnyUsableAsync(cancellationToken))
        {
            throw new PersonaUnusableException($"{problem} PERSONA_DIR is {Path.GetFullPath(options.Folder)}.");
        }

        LogProblem(problem);
    }

    private async Task<bool> IsAnyUsableAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await personas.ListAsync(cancellationToken))
        {
            if ((await personas.ReadAsync(id, cancellationToken)).Persona is not null)
            {
                return true;
            }
        }

        return false;
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await personas.WarningsAsync(cancellationToken);
            foreach (var id in await personas.ListAsync(cancellationToken))
            {
                await personas.ReadAsync(id, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Persona: the default one can't be used, the others can. {Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Persona: not all could be looked at after the start; each is when somebody asks it")]
    private partial void LogFault(Exception fault);
}

/// <summary>There is no persona to start with; the message tells the owner what to mend.</summary>
public sealed class PersonaUnusableException(string message) : Exception(message);
