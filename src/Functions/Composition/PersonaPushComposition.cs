using System.ComponentModel.DataAnnotations;
using Azure.Storage.Blobs;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalTwin.Functions.Composition;

/// <summary>What pushing a persona takes: a folder and a blob service. Tables, which the app needs too, are not asked for.</summary>
internal static class PersonaPushComposition
{
    // 32 MiB over a slow line.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static void AddPersonaPush(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<PersonaOptions>();
        builder.Services.AddSingleton(_ => Connect(Storage(builder.Configuration)));
        builder.Services.AddSingleton<PersonaUpload>();
    }

    private static StorageOptions Storage(IConfiguration configuration)
    {
        string? Setting(string name) => configuration[name]?.Trim() is { Length: > 0 } text ? text : null;
        return new StorageOptions
        {
            ConnectionString = Setting("AzureWebJobsStorage"),
            BlobUri = Setting("STORAGE_BLOB_URI"),
            TableUri = Setting("STORAGE_TABLE_URI"),
        };
    }

    private static BlobContainerClient Connect(StorageOptions storage)
    {
        var blobsAlone = storage.UsesIdentity ? storage with { TableUri = "https://not.asked.for" } : storage;
        string[] failures = storage.IsConfigured
            ? [.. blobsAlone.Validate(new ValidationContext(blobsAlone)).Select(failure => failure.ErrorMessage!)]
            : ["No storage is set to push to. Set AzureWebJobsStorage to a connection string (UseDevelopmentStorage=true for Azurite), or STORAGE_BLOB_URI to the address of an account's blob service."];
        return failures.Length == 0
            ? PersonaContainer.Connect(storage, Patience)
            : throw new OptionsValidationException(nameof(StorageOptions), typeof(StorageOptions), failures);
    }
}
