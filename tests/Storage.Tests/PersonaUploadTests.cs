using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Functions.Personas;
using Xunit;

namespace DigitalTwin.Storage.Tests;

public sealed class PersonaUploadTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static int _containers;
    private readonly BlobContainerClient _container = new(azurite.Server.ConnectionString, $"upload-{Interlocked.Increment(ref _containers)}");

    [Fact]
    public async Task The_first_push_makes_the_container_and_puts_every_file_there()
    {
        Assert.Equal(["New facts.json 2", "New personas/ann/agent.yaml 9", "New summary.txt 12"], await PushAsync(
            File("facts.json", "{}"), File("personas/ann/agent.yaml", "name: Ann"), File("summary.txt", "I map reefs.")));

        Assert.Equal(["facts.json", "personas/ann/agent.yaml", "summary.txt"], await NamesAsync());
        Assert.Equal("I map reefs.", (await _container.GetBlobClient("summary.txt").DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task What_is_there_already_is_not_sent_again()
    {
        await PushAsync(File("facts.json", "{}"), File("summary.txt", "I map reefs."));
        var before = (await _container.GetBlobClient("facts.json").GetPropertiesAsync()).Value.ETag;

        Assert.Equal(["Unchanged facts.json 2", "Changed summary.txt 14"], await PushAsync(File("facts.json", "{}"), File("summary.txt", "I map forests.")));

        Assert.Equal(before, (await _container.GetBlobClient("facts.json").GetPropertiesAsync()).Value.ETag);
        Assert.Equal("I map forests.", (await _container.GetBlobClient("summary.txt").DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task What_the_folder_has_no_more_is_removed_and_what_is_no_persona_file_stays()
    {
        await PushAsync(File("me.txt", "I map reefs."), File("personas/ann/me.txt", "I too."), File("summary.txt", "So."));
        foreach (var stranger in new[] { "backup/me.txt", "holiday.jpg", "personas/ann/deep/me.txt" })
        {
            await _container.GetBlobClient(stranger).UploadAsync(new BinaryData("not ours"));
        }

        Assert.Equal(["Unchanged summary.txt 3", "Removed me.txt 0", "Removed personas/ann/me.txt 0"], await PushAsync(File("summary.txt", "So.")));

        Assert.Equal(["backup/me.txt", "holiday.jpg", "personas/ann/deep/me.txt", "summary.txt"], await NamesAsync());
    }

    [Fact]
    public async Task A_container_that_was_made_by_others_is_used_as_it_is()
    {
        await _container.CreateIfNotExistsAsync();

        Assert.Equal(["New me.txt 2"], await PushAsync(File("me.txt", "Me")));
    }

    [Fact]
    public async Task Only_what_is_long_to_send_goes_over_the_patient_connection()
    {
        var (quick, patient) = (new BlobCalls(), new BlobCalls());
        await PushAsync(File("me.txt", "Me"));
        await new PersonaUpload(Noted(quick), Noted(patient)).RunAsync([File("style.txt", "Dry.")], _ => { }, default);

        Assert.Equal(["DELETE me.txt", "list"], quick.Take());
        Assert.Equal(["PUT style.txt"], patient.Take());
    }

    [Theory]
    [InlineData("facts.json", "application/json")]
    [InlineData("LinkedIn.PDF", "application/pdf")]
    [InlineData("me.txt", "text/plain; charset=utf-8")]
    public async Task A_blob_says_what_it_is(string name, string type)
    {
        await PushAsync(File(name, "content"));

        Assert.Equal(type, (await _container.GetBlobClient(name).GetPropertiesAsync()).Value.ContentType);
    }

    [Fact]
    public async Task A_storage_that_refuses_is_a_fault_with_a_sentence()
    {
        var stranger = new BlobContainerClient($"AccountName=devstoreaccount1;AccountKey=d3Jvbmc=;BlobEndpoint={azurite.Server.BlobEndpoint}", "persona");

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => new PersonaUpload(stranger, stranger).RunAsync([File("me.txt", "Me")], _ => { }, default));

        Assert.True(BlobFault.IsOne(fault));
        Assert.Contains("Storage Blob Data Contributor", BlobFault.Explain(fault), StringComparison.Ordinal);
    }

    private async Task<List<string>> PushAsync(params PersonaFile[] files)
    {
        var steps = new List<string>();
        await new PersonaUpload(_container, _container).RunAsync(files, step => steps.Add($"{step.Outcome} {step.Path} {step.Size}"), default);
        return steps;
    }

    private async Task<List<string>> NamesAsync() => (await _container.GetBlobsAsync().ToListAsync()).ConvertAll(blob => blob.Name);

    private static PersonaFile File(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));

    private BlobContainerClient Noted(BlobCalls calls)
    {
        var options = new BlobClientOptions();
        options.AddPolicy(calls, HttpPipelinePosition.PerCall);
        return new BlobContainerClient(azurite.Server.ConnectionString, _container.Name, options);
    }
}
