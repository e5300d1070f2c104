using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class PersonaComposition
{
    // Of one try at reading; a hanging one leaves time for another before anybody stops waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static void AddPersonas(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<PersonaOptions>();
        builder.Services.AddSingleton<IPersonaSource>(services => services.GetRequiredService<StorageOptions>() is { IsConfigured: true } storage
            ? ActivatorUtilities.CreateInstance<BlobPersonaSource>(services, PersonaContainer.Connect(storage, Patience))
            : ActivatorUtilities.CreateInstance<FolderPersonaSource>(services));
        builder.Services.AddSingleton<IHostedService>(services => services.GetRequiredService<StorageOptions>().IsConfigured
            ? ActivatorUtilities.CreateInstance<BlobPersonaStartup>(services)
            : ActivatorUtilities.CreateInstance<PersonaStartup>(services));
    }
}
