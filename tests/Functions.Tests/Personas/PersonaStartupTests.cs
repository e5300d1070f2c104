using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging;
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

    [Fact]
    public async Task Further_personas_are_looked_at_without_being_asked_for()
    {
        var source = new ListedPersona(PersonaId.Default, Ann);
        using var startup = new PersonaStartup(source, new PersonaOptions(), NullLogger<PersonaStartup>.Instance);

        await startup.StartAsync(default);

        Assert.Equal(Ann, await source.Last.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        await startup.StopAsync(default);
    }

    [Fact]
    public async Task A_fault_of_that_look_is_told()
    {
        var log = new CapturedLog();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(log));
        var source = new ListedPersona(Ann) { Fault = new InvalidOperationException("The source is broken.") };
        using var startup = new PersonaStartup(source, new PersonaOptions(), logs.CreateLogger<PersonaStartup>());

        await startup.StartAsync(default);
        await source.Last.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await startup.StopAsync(default);

        Assert.Contains("The source is broken.", Assert.Single(log.Errors), StringComparison.Ordinal);
    }

    private static PersonaId Ann { get; } = PersonaId.TryParse("ann", out var id) ? id : throw new InvalidOperationException();

    private sealed class ListedPersona(params PersonaId[] ids) : IPersonaSource
    {
        /// <summary>The last of the list, once it is asked for.</summary>
        public TaskCompletionSource<PersonaId> Last { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Fault { get; init; }

        public ValueTask<PersonaReading> ReadAsync(PersonaId persona, CancellationToken cancellationToken)
        {
            if (persona == ids[^1])
            {
                Last.SetResult(persona);
            }

            return Fault is null ? ValueTask.FromResult(PersonaReading.NotThere) : throw Fault;
        }

        public ValueTask<ImmutableArray<PersonaId>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<ImmutableArray<PersonaId>>([.. ids]);
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
