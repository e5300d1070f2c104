using Azure.Storage.Blobs;
using DigitalTwin.Testing.Azurite;

namespace DigitalTwin.Storage.Tests;

/// <summary>Gives the twins of an Azurite something to speak from.</summary>
internal static class AzuritePersona
{
    public const string Text = "I map reefs. I live in Vigo.";

    public static async Task PushPersonaAsync(this AzuriteServer azurite)
    {
        var container = new BlobContainerClient(azurite.ConnectionString, "persona");
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient("me.txt").UploadAsync(new BinaryData(Text), overwrite: true);
    }
}
