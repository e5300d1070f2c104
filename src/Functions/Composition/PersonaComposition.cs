using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class PersonaComposition
{
    public static void AddPersonas(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<PersonaOptions>();
        builder.Services.AddSingleton<IPersonaSource, FolderPersonaSource>();
        builder.Services.AddHostedService<PersonaStartup>();
    }
}
