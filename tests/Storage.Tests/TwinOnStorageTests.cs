using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Azurite;
using DigitalTwin.Testing.Storage;
using Xunit;

namespace DigitalTwin.Storage.Tests;

/// <summary>The whole app on Azurite.</summary>
public sealed class TwinOnStorageTests
{
    [Fact]
    public async Task Without_a_persona_it_runs_and_says_how_to_push_one_and_then_speaks_without_a_restart()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var twin = await TwinHost.StartAsync(null, $"AzureWebJobsStorage={azurite.ConnectionString}", "PERSONA_REFRESH=1");

        var health = await twin.Client.GetAsync("api/health");
        var chat = await AskAsync(twin);
        var persona = await twin.Client.GetAsync("api/persona");

        Assert.All([health, chat, persona], reply => Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.StatusCode));
        Assert.Equal(
            "The persona container is not there. Put a persona there with `npm run persona:push`; after `azd up`, `azd hooks run postprovision` does it too.",
            (await JsonAsync(health)).GetProperty("checks").GetProperty("persona").GetProperty("detail").GetString());
        foreach (var refusal in new[] { chat, persona })
        {
            Assert.Contains("npm run persona:push", (await JsonAsync(refusal)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        var container = new BlobContainerClient(azurite.ConnectionString, "persona");
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient("me.txt").UploadAsync(new BinaryData("My name is Sabela Adjei-Toivonen and I map reefs."));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await twin.Client.GetAsync("api/health", patience.Token)).IsSuccessStatusCode)
        {
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(twin)).StatusCode);
    }

    [Fact]
    public async Task A_storage_that_is_out_of_reach_does_not_keep_it_from_running()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await azurite.StopAsync();
        await using var twin = await TwinHost.StartAsync(null, $"AzureWebJobsStorage={azurite.ConnectionString}");

        var health = await twin.Client.GetAsync("api/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("The persona can't be read. The storage can't be reached.", (await JsonAsync(health)).GetProperty("checks").GetProperty("persona").GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_storage_that_refuses_is_told_with_the_roles_that_are_missing_or_not_there_yet()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var storage = await FaultyStorage.StartAsync(azurite);
        storage.Fail(StorageFault.Forbid);
        await using var twin = await TwinHost.StartAsync(null, $"AzureWebJobsStorage={storage.ConnectionString}");

        var health = await twin.Client.GetAsync("api/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        var checks = (await JsonAsync(health)).GetProperty("checks");
        Assert.Equal(
            "The persona can't be read. The storage refuses access: an identity needs the role Storage Blob Data Contributor there (it may take ten minutes to arrive), a connection string the right key.",
            checks.GetProperty("persona").GetProperty("detail").GetString());
        Assert.Equal(
            "Conversations can't be read or written. The storage refuses access: an identity needs the role Storage Table Data Contributor there (it may take ten minutes to arrive), a connection string the right key.",
            checks.GetProperty("storage").GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_connection_string_that_leads_nowhere_stops_the_start_with_a_sentence()
    {
        var (exitCode, _, errors) = await HostProcess.RunAsync("--PORT=0", "--AzureWebJobsStorage=AccountName=a;AccountKey=AAAA;BlobEndpoint=nowhere");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("AzureWebJobsStorage", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(TwinHost twin) => twin.Client.PostAsJsonAsync("api/chat", new { message = "What do you do?" });

    private static Task<JsonElement> JsonAsync(HttpResponseMessage reply) => reply.Content.ReadFromJsonAsync<JsonElement>();
}
