using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalTwin.Functions.Tests;

/// <summary>The sample owner of <c>data/</c>, read as the app reads it.</summary>
internal static class SamplePersona
{
    public static async Task<Persona> ReadAsync()
    {
        var options = new PersonaOptions { Folder = Path.Combine(AppContext.BaseDirectory, "data") };
        using var source = new FolderPersonaSource(options, NullLogger<FolderPersonaSource>.Instance);
        var reading = await source.ReadAsync(PersonaId.Default, CancellationToken.None);
        return reading.Persona ?? throw new InvalidOperationException(reading.Problem);
    }
}
