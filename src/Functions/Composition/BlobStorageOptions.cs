using System.ComponentModel.DataAnnotations;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Composition;

/// <summary>Which blob service holds the persona; all that pushing one needs to know.</summary>
public record BlobStorageOptions : IValidatableObject
{
    /// <summary>A connection string; for Azurite <c>UseDevelopmentStorage=true</c>. A secret.</summary>
    [ConfigurationKeyName("AzureWebJobsStorage")]
    public string? ConnectionString { get; init; }

    /// <summary>The blob service of an account that the app's identity may use; wins over the connection string.</summary>
    [ConfigurationKeyName("STORAGE_BLOB_URI")]
    public string? BlobUri { get; init; }

    /// <summary>An account is named, by an address or by a connection string.</summary>
    public bool IsConfigured => UsesIdentity || ConnectionString is not null;

    public virtual bool UsesIdentity => BlobUri is not null;

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (UsesIdentity)
        {
            return Check("STORAGE_BLOB_URI", BlobUri, "blob");
        }

        return ConnectionString is not { } text || IsTaken(() => new BlobServiceClient(text).Uri)
            ? []
            : [new ValidationResult(
                "AzureWebJobsStorage must be a connection string. For Azurite write UseDevelopmentStorage=true; for an account in Azure leave it out and set STORAGE_TABLE_URI and STORAGE_BLOB_URI.")];
    }

    // A bearer token goes nowhere but over TLS.
    protected static IEnumerable<ValidationResult> Check(string name, string? address, string service)
    {
        if (address is null)
        {
            yield return new ValidationResult($"{name} is missing. STORAGE_TABLE_URI and STORAGE_BLOB_URI go together.");
        }
        else if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            yield return new ValidationResult($"{name} must be an https address such as https://account.{service}.core.windows.net.");
        }
    }

    /// <summary>Whether a client takes the connection string it is made from. Each client has a reading, and exceptions, of its own.</summary>
    protected static bool IsTaken(Func<Uri> connect)
    {
        try
        {
            return connect().IsAbsoluteUri;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }
}
