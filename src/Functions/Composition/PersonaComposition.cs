using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class PersonaComposition
{
    // One try; a reader waits less, see BlobPersonaSource.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static void AddPersonas(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<PersonaOptions>();
        builder.Services.AddSingleton<IPersonaSource>(services =>
            services.GetRequiredService<StorageOptions>() is { IsConfigured: true } storage
                ? InContainer(storage, services)
                : ActivatorUtilities.CreateInstance<FolderPersonaSource>(services));
        builder.Services.AddHostedService<PersonaStartup>();
    }

    // By itself, for the method that names the container's client loads it.
    private static BlobPersonaSource InContainer(StorageOptions storage, IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<BlobPersonaSource>(services, PersonaContainer.Connect(storage, Patience));
}
