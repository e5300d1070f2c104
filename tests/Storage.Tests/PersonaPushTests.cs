using Azure.Storage.Blobs;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Storage;
using Xunit;

namespace DigitalTwin.Storage.Tests;

/// <summary>The verb as a terminal sees it.</summary>
public sealed class PersonaPushTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly BlobContainerClient _container = new(azurite.Server.ConnectionString, "persona");

    public async Task InitializeAsync() => await _container.DeleteIfExistsAsync();

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_push_tells_each_file_and_the_sum()
    {
        Write("facts.json", """{ "name": "Sabela" }""");
        Write("summary.txt", new string('x', 1234));
        Write("style.txt", "Dry.");
        Write("holiday.jpg", "not for us");
        var first = await PushAsync();
        Write("style.txt", "Drier.");
        Write("me.txt", "I map reefs.");
        File.Delete(_folder.File("summary.txt"));
        var second = await PushAsync();
        var third = await PushAsync();

        var target = $"{_folder.Path} -> {azurite.Server.BlobEndpoint}/persona";
        Assert.Equal([target, "+ facts.json new, 20 B", "+ style.txt new, 4 B", "+ summary.txt new, 1.2 KB", "3 pushed, 0 removed, 0 unchanged."], first.Output);
        Assert.Equal(
            [target, "= facts.json unchanged", "+ me.txt new, 12 B", "~ style.txt changed, 6 B", "- summary.txt removed", "2 pushed, 1 removed, 1 unchanged."], second.Output);
        Assert.Equal("Nothing changed.", third.Output[^1]);
        Assert.All([first, second, third], push => Assert.Equal((0, 0), (push.ExitCode, push.Errors.Length)));
    }

    [Fact]
    public async Task What_a_twin_would_skip_is_told_and_pushed_all_the_same()
    {
        Write("me.txt", "I map reefs.");
        Write("linkedin.pdf", "no PDF");

        var (exitCode, output, _) = await PushAsync();

        Assert.Equal(0, exitCode);
        Assert.StartsWith("! linkedin.pdf was skipped:", output[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_personas_are_pushed_too_and_what_is_odd_about_them_is_told()
    {
        Write("me.txt", "I map reefs.");
        Write("personas/ann/agent.yaml", "kind: tutor\ninstructions: Teach knots.\nnme: Ann");
        Write("personas/Bob/me.txt", "I bake.");

        var (exitCode, output, _) = await PushAsync();

        Assert.Equal(0, exitCode);
        Assert.StartsWith("! personas/Bob is not used. Name the folder with", output[0], StringComparison.Ordinal);
        Assert.StartsWith("! personas/ann/agent.yaml, line 3, column 1: there is no key `nme`", output[1], StringComparison.Ordinal);
        Assert.Contains("+ personas/ann/agent.yaml new, 47 B", output);
    }

    [Theory]
    [InlineData("facts.json", "{", "facts.json, line 1, column 2:")]
    [InlineData("personas/ann/facts.json", "{", "personas/ann/facts.json, line 1, column 2:")]
    [InlineData("agent.yaml", "kind: teacher", "agent.yaml, line 1, column 7:")]
    [InlineData("personas/ann/agent.yaml", "kind: teacher", "personas/ann/agent.yaml, line 1, column 7:")]
    [InlineData("personas/ann/summary.txt", " ", "The folder personas/ann holds nothing to speak from.")]
    public async Task A_broken_persona_is_refused_whole(string path, string text, string says)
    {
        Write("me.txt", "I map reefs.");
        Write(path, text);

        var (exitCode, output, errors) = await PushAsync();

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.StartsWith(says, Assert.Single(errors), StringComparison.Ordinal);
        Assert.EndsWith("Nothing was pushed.", errors[0], StringComparison.Ordinal);
        Assert.False(await _container.ExistsAsync());
    }

    [Fact]
    public async Task A_file_too_large_an_empty_folder_and_none_are_refused()
    {
        Assert.Contains("holds nothing to speak from", Assert.Single((await PushAsync()).Errors), StringComparison.Ordinal);
        Assert.Contains("There is no folder", Assert.Single((await PushAsync($"--PERSONA_DIR={_folder.File("nowhere")}")).Errors), StringComparison.Ordinal);

        Write("me.txt", "I map reefs.");
        using (var file = File.Create(_folder.File("linkedin.pdf")))
        {
            file.SetLength((32 * 1024 * 1024) + 1);
        }

        Assert.Equal(["linkedin.pdf is larger than 32 MiB. Nothing was pushed."], (await PushAsync()).Errors);
    }

    [Theory]
    [InlineData("--AzureWebJobsStorage=", "No storage is set to push to.")]
    [InlineData("--AzureWebJobsStorage=rubbish", "AzureWebJobsStorage must be a connection string.")]
    [InlineData("--AzureWebJobsStorage=AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:1/a", "The storage can't be reached.")]
    [InlineData("--STORAGE_BLOB_URI=http://a.example.org", "STORAGE_BLOB_URI must be an https address")]
    public async Task A_storage_that_can_not_be_used_is_told_in_a_sentence(string setting, string says)
    {
        Write("me.txt", "I map reefs.");

        var (exitCode, _, errors) = await PushAsync(setting);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(says, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task A_refusal_has_an_exit_code_of_its_own_for_whoever_waits_for_a_role(string method)
    {
        Write("me.txt", "I map reefs.");
        await using var storage = await FaultyStorage.StartAsync(azurite.Server);
        var refusal = storage.Fail(StorageFault.Forbid, call => call.Method == method);

        var (exitCode, _, errors) = await PushAsync($"--AzureWebJobsStorage={storage.ConnectionString}");

        Assert.Equal(3, exitCode);
        Assert.Contains("the role Storage Blob Data Contributor", Assert.Single(errors), StringComparison.Ordinal);
        refusal.Heal();
        Assert.Equal(0, (await PushAsync($"--AzureWebJobsStorage={storage.ConnectionString}")).ExitCode);
    }

    [Fact]
    public async Task A_storage_that_does_not_know_who_asks_has_an_exit_code_of_its_own()
    {
        Write("me.txt", "I map reefs.");
        await using var storage = await FaultyStorage.StartAsync(azurite.Server);
        storage.Fail(StorageFault.Unknown, _ => true);

        var (exitCode, _, errors) = await PushAsync($"--AzureWebJobsStorage={storage.ConnectionString}");

        Assert.Equal(4, exitCode);
        Assert.StartsWith("The storage doesn't know who is asking", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_persona_is_left_alone_where_that_is_asked_for()
    {
        Write("me.txt", "I map reefs.");
        Assert.Equal(0, (await PushAsync("--keep-other")).ExitCode);
        Write("style.txt", "Dry.");
        Assert.Equal(0, (await PushAsync("--keep-other")).ExitCode);

        Write("me.txt", "I map forests.");
        var changed = await PushAsync("--keep-other");
        File.Delete(_folder.File("me.txt"));
        var removed = await PushAsync("--keep-other");

        Assert.All([changed, removed], push => Assert.Equal((5, 0), (push.ExitCode, push.Errors.Length)));
        Assert.Equal([$"{azurite.Server.BlobEndpoint}/persona holds another persona. Nothing was pushed."], changed.Output);
        Assert.Equal("I map reefs.", (await _container.GetBlobClient("me.txt").DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(0, (await PushAsync()).ExitCode);
    }

    private async Task<(int ExitCode, string[] Output, string[] Errors)> PushAsync(params string[] settings)
    {
        var (exitCode, output, errors) = await HostProcess.RunAsync(
            ["persona-push", $"--AzureWebJobsStorage={azurite.Server.ConnectionString}", $"--PERSONA_DIR={_folder.Path}", .. settings]);
        return (exitCode, Lines(output), Lines(errors));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
        File.WriteAllText(_folder.File(path), text);
    }
}
