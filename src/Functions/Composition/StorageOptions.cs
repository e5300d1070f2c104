using System.ComponentModel.DataAnnotations;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Composition;

/// <summary>Which Azure Storage keeps the conversations and the persona; with nothing set, files on this machine do.</summary>
public sealed record StorageOptions : BlobStorageOptions
{
    /// <summary>The table service of the same account; goes together with the blob service's address.</summary>
    [ConfigurationKeyName("STORAGE_TABLE_URI")]
    public string? TableUri { get; init; }

    public override bool UsesIdentity => TableUri is not null || BlobUri is not null;

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var failures = base.Validate(validationContext).ToList();
        if (UsesIdentity)
        {
            return Check("STORAGE_TABLE_URI", TableUri, "table").Concat(failures);
        }

        return failures.Count > 0 || ConnectionString is not { } text || IsTaken(() => new TableServiceClient(text).Uri)
            ? failures
            : [new ValidationResult(
                "AzureWebJobsStorage must name the blob and the table service. Give AccountName, AccountKey and EndpointSuffix, or BlobEndpoint and TableEndpoint in place of the suffix.")];
    }
}
