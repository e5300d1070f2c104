using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitalTwin.Functions.Tests.Personas;

public sealed class PersonaStartupTests
{
    [Fact]
    public async Task Neither_start_nor_stop_waits_for_storage_that_is_silent()
    {
        using var startup = new PersonaStartup(new SilentPersona(), new PersonaOptions(), NullLogger<PersonaStartup>.Instance);

        await startup.StartAsync(default).WaitAsync(TimeSpan.FromSeconds(10));
        await startup.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(10));
    }

    private sealed class SilentPersona : IPersonaSource
    {
        public async ValueTask<PersonaReading> ReadAsync(PersonaId persona, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody answered.");
        }

        public async ValueTask<ImmutableArray<PersonaId>> ListAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody answered.");
        }
    }
}
