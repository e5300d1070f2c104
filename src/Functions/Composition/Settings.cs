using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalTwin.Functions.Composition;

/// <summary>Binds an options record to the flat setting names on its members, and refuses to start with a bad value.</summary>
public static class Settings
{
    public static void AddSettings<T>(this IHostApplicationBuilder builder)
        where T : class
    {
        builder.Services.AddOptions<T>()
            .Configure(options => Bind(builder.Configuration, options))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<T>>().Value);
    }

    private static void Bind<T>(IConfiguration configuration, T options)
    {
        try
        {
            configuration.Bind(options);
        }
        catch (InvalidOperationException fault)
        {
            throw new OptionsValidationException(typeof(T).Name, typeof(T), [fault.Message]);
        }
    }
}
