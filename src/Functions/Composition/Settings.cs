using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalTwin.Functions.Composition;

/// <summary>
/// Binds an options record to the flat setting names on its members, and refuses to start with a bad value, in the words of
/// the member's own validation. A setting that is empty counts as not set, for that is how a .env file leaves one out.
/// </summary>
public static class Settings
{
    public static void AddSettings<T>(this IHostApplicationBuilder builder)
        where T : class
    {
        builder.Services.AddOptions<T>().Configure(options => Bind(builder.Configuration, options)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<T>, Validation<T>>();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<T>>().Value);
    }

    private static void Bind<T>(IConfiguration configuration, T options)
    {
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<ConfigurationKeyNameAttribute>() is { Name: var name } && configuration[name] is { } text && text.Trim().Length > 0)
            {
                RefuseReference(property, name, text.Trim());
                property.SetValue(options, Convert(property, name, text.Trim()));
            }
        }
    }

    // What Azure could not read it hands on as it was written. Taken for a key it would be sent to the model's server, or be one that
    // somebody can guess.
    private static void RefuseReference(PropertyInfo property, string name, string text)
    {
        if (text.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase))
        {
            throw new OptionsValidationException(typeof(Settings).Name, property.DeclaringType!, [$"{name} {UnreadReference}"]);
        }
    }

    private const string UnreadReference =
        "refers to a secret in Key Vault that Azure could not read. See that the secret is there and enabled, and that the app's identity has the role Key Vault Secrets User on the vault (it may take ten minutes to arrive); then restart the app.";

    private static object? Convert(PropertyInfo property, string name, string text)
    {
        try
        {
            return TypeDescriptor.GetConverter(property.PropertyType).ConvertFromString(null, CultureInfo.InvariantCulture, text);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            var sentence = property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault()?.ErrorMessage ?? $"{name} can't be read.";
            throw new OptionsValidationException(typeof(Settings).Name, property.DeclaringType!, [sentence]);
        }
    }

    private sealed class Validation<T> : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var failures = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), failures, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(failures.Select(failure => failure.ErrorMessage!));
        }
    }
}
