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
        where T : class, new()
    {
        var configuration = builder.Configuration;
        builder.Services.AddOptions<T>().Configure(options => Read(configuration, options)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<T>>(new Validation<T>(configuration));
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<T>>().Value);
    }

    /// <summary>Sets what can be read, and tells what can't: a sentence each.</summary>
    private static List<string> Read<T>(IConfiguration configuration, T options)
    {
        var unreadable = new List<string>();
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<ConfigurationKeyNameAttribute>() is { Name: var name }
                && configuration[name] is { } text
                && text.Trim().Length > 0
                && Set(options, property, name, text.Trim()) is { } sentence)
            {
                unreadable.Add(sentence);
            }
        }

        return unreadable;
    }

    private static string? Set<T>(T options, PropertyInfo property, string name, string text)
    {
        // What Azure could not read it hands on as it was written. Taken for a key it would be sent to the model's server, or be one
        // that somebody can guess.
        if (text.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase))
        {
            return $"{name} {UnreadReference}";
        }

        try
        {
            property.SetValue(options, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromString(null, CultureInfo.InvariantCulture, text));
            return null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            return property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault()?.ErrorMessage ?? $"{name} can't be read.";
        }
    }

    private const string UnreadReference =
        "refers to a secret in Key Vault that Azure could not read. See that the secret is there and enabled, and that the app's identity has the role Key Vault Secrets User on the vault (it may take ten minutes to arrive); then restart the app.";

    // All at once: of a value that can't be read its member's default is looked at.
    private sealed class Validation<T>(IConfiguration configuration) : IValidateOptions<T>
        where T : class, new()
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var failures = Read(configuration, new T()).Concat(Failures(options)).ToList();
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        private static IEnumerable<string> Failures(T options)
        {
            var context = new ValidationContext(options);
            var failures = new List<ValidationResult>();
            Validator.TryValidateObject(options, context, failures, validateAllProperties: true);
            // The validator leaves these out when a member fails.
            var own = (options as IValidatableObject)?.Validate(context) ?? [];
            return failures.Concat(own).Select(failure => failure.ErrorMessage!).Distinct();
        }
    }
}
