using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Composition;

/// <summary>Which Azure Storage keeps the conversations and the persona; with none of these, files on this machine do.</summary>
public sealed record StorageOptions : IValidatableObject
{
    /// <summary>A connection string; for Azurite <c>UseDevelopmentStorage=true</c>. A secret.</summary>
    [ConfigurationKeyName("AzureWebJobsStorage")]
    public string? ConnectionString { get; init; }

    /// <summary>The table service of an account that the app's identity may use; wins over the connection string.</summary>
    [ConfigurationKeyName("STORAGE_TABLE_URI")]
    public string? TableUri { get; init; }

    /// <summary>The blob service of the same account.</summary>
    [ConfigurationKeyName("STORAGE_BLOB_URI")]
    public string? BlobUri { get; init; }

    /// <summary>An account is named, by its addresses or by a connection string.</summary>
    public bool IsConfigured => UsesIdentity || ConnectionString is not null;

    public bool UsesIdentity => TableUri is not null || BlobUri is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[] { ("STORAGE_TABLE_URI", TableUri), ("STORAGE_BLOB_URI", BlobUri) })
        {
            if (UsesIdentity && value is null)
            {
                yield return new ValidationResult($"{name} is missing. STORAGE_TABLE_URI and STORAGE_BLOB_URI go together.");
            }
            else if (UsesIdentity && !IsWebAddress(value!))
            {
                yield return new ValidationResult($"{name} must be an https address such as https://account.table.core.windows.net.");
            }
        }

        if (!UsesIdentity && ConnectionString is { } text && !LooksLikeAConnectionString(text))
        {
            yield return new ValidationResult(
                "AzureWebJobsStorage must be a connection string. For Azurite write UseDevelopmentStorage=true; for an account in Azure leave it out and set STORAGE_TABLE_URI and STORAGE_BLOB_URI.");
        }
    }

    // A bearer token goes nowhere but over TLS.
    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    private static bool LooksLikeAConnectionString(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .ToLookup(part => part[0], part => part.Length == 2 ? part[1] : "", StringComparer.OrdinalIgnoreCase);
        return parts["UseDevelopmentStorage"].Contains("true", StringComparer.OrdinalIgnoreCase)
            || (parts["AccountName"].Any() && parts["AccountKey"].Any(IsBase64));
    }

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);
}
