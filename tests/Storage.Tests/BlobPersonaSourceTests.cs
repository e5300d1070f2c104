using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static DigitalTwin.Storage.Tests.BlobPersonaFixture;

namespace DigitalTwin.Storage.Tests;

public sealed class BlobPersonaSourceTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly BlobPersonaFixture _persona = new(azurite.Server);

    public void Dispose() => _persona.Dispose();

    [Fact]
    public async Task The_sample_owner_is_the_same_from_blobs_as_from_a_folder()
    {
        var data = Path.Combine(AppContext.BaseDirectory, "data");
        foreach (var file in Directory.EnumerateFiles(data))
        {
            await _persona.PushAsync(Path.GetFileName(file), new BinaryData(await File.ReadAllBytesAsync(file)));
        }

        using var folder = new FolderPersonaSource(new PersonaOptions { Folder = data }, NullLogger<FolderPersonaSource>.Instance);
        var fromFolder = (await folder.ReadAsync(PersonaId.Default, default)).Persona!;
        var fromBlobs = await ReadAsync();

        Assert.Empty(fromBlobs.Warnings);
        Assert.Equal((fromFolder.Name, fromFolder.Version), (fromBlobs.Persona!.Name, fromBlobs.Persona.Version));
    }

    [Fact]
    public async Task Only_known_files_where_personas_lie_are_fetched()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("holiday.jpg", "not for us");
        await _persona.PushAsync("backup/facts.json", "{}");
        await _persona.PushAsync("personas/other/deep/facts.json", "{}");
        await _persona.PushAsync("personas/Other/facts.json", "{}");

        Assert.Equal(["me.txt"], (await ReadAsync()).Persona!.Documents.Select(document => document.Name));
        Assert.Equal(["GET me.txt", "list"], _persona.Calls.Take());
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_time_and_nothing_fetched_without_a_change()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        var first = await ReadAsync();
        _persona.Calls.Take();

        Assert.Same(first, await ReadAfterAsync(59.9));
        Assert.Empty(_persona.Calls.Take());
        Assert.Same(first, await ReadAfterAsync(0.1));
        Assert.Equal(["list"], _persona.Calls.Take());
        Assert.Same(first, await ReadAfterAsync(59.9));
        Assert.Empty(_persona.Calls.Take());
    }

    [Fact]
    public async Task A_change_is_fetched_and_nothing_else()
    {
        await _persona.PushAsync("facts.json", """{ "name": "Sabela" }""");
        await _persona.PushAsync("summary.txt", "I map reefs.");
        var first = await ReadAsync();
        _persona.Calls.Take();

        await _persona.PushAsync("summary.txt", "I map forests.");

        var second = (await ReadAfterAsync(60)).Persona!;
        Assert.Equal(("Sabela", "I map forests."), (second.Name, second.TextOf(PersonaDocumentKind.Summary)));
        Assert.NotEqual(first.Persona!.Version, second.Version);
        Assert.Equal(["GET summary.txt", "list"], _persona.Calls.Take());
    }

    [Fact]
    public async Task A_file_that_was_removed_is_gone_from_the_persona()
    {
        await _persona.PushAsync("summary.txt", "I map reefs.");
        await _persona.PushAsync("style.txt", "Dry humour.");
        await ReadAsync();

        await _persona.RemoveAsync("style.txt");

        Assert.Equal(["summary.txt"], (await ReadAfterAsync(60)).Persona!.Documents.Select(document => document.Name));
    }

    [Fact]
    public async Task A_container_that_is_not_there_or_empty_tells_owner_and_visitor_how_to_push()
    {
        var missing = await ReadAsync();
        await _persona.CreateContainerAsync();
        var empty = await ReadAfterAsync(5);

        Assert.All([missing, empty], reading =>
        {
            Assert.Null(reading.Persona);
            Assert.Contains("npm run persona:push", reading.Problem, StringComparison.Ordinal);
            Assert.Contains("npm run persona:push", reading.Apology, StringComparison.Ordinal);
        });
        Assert.Contains("is not there", missing.Problem, StringComparison.Ordinal);
        Assert.Contains("is empty", empty.Problem, StringComparison.Ordinal);
        Assert.Empty(_persona.Errors);
    }

    [Theory]
    [InlineData(60, 5)]
    [InlineData(2, 2)]
    public async Task Without_a_persona_a_pushed_one_speaks_after_five_seconds_or_sooner(int refresh, double wait)
    {
        using var persona = new BlobPersonaFixture(azurite.Server, refresh);
        await persona.ReadAsync();
        await persona.PushAsync("me.txt", "I map reefs.");
        persona.Calls.Take();

        persona.Time.Advance(Seconds(wait - 0.1));
        Assert.Null((await persona.ReadAsync()).Persona);
        Assert.Empty(persona.Calls.Take());
        persona.Time.Advance(Seconds(0.1));
        Assert.NotNull((await persona.ReadAsync()).Persona);
    }

    [Fact]
    public async Task A_broken_push_keeps_the_last_good_persona_and_says_so_once()
    {
        await _persona.PushAsync("facts.json", """{ "name": "Sabela" }""");
        await ReadAsync();

        await _persona.PushAsync("facts.json", """{ "name": "Sabela", }}""");
        var broken = await ReadAfterAsync(60);
        var still = await ReadAfterAsync(60);
        await _persona.PushAsync("facts.json", """{ "name": "Bela" }""");
        var mended = await ReadAfterAsync(60);

        Assert.Equal("Sabela", broken.Persona!.Name);
        Assert.StartsWith("The last change is not used: facts.json, line 1", Assert.Single(broken.Warnings), StringComparison.Ordinal);
        Assert.Same(broken, still);
        Assert.Single(_persona.Log.Lines, entry => entry.Line.Contains("The last change is not used", StringComparison.Ordinal));
        Assert.Equal("Bela", mended.Persona!.Name);
        Assert.Empty(mended.Warnings);
    }

    [Fact]
    public async Task Broken_facts_without_a_last_persona_are_the_owner_s_to_see_alone()
    {
        await _persona.PushAsync("facts.json", """{ "secret": }""");

        var reading = await ReadAsync();

        Assert.StartsWith("facts.json, line 1", reading.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("facts.json", reading.Apology, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_emptied_or_removed_keeps_the_last_good_persona()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await ReadAsync();

        await _persona.RemoveAsync("me.txt");
        var emptied = await ReadAfterAsync(60);
        await _persona.RemoveContainerAsync();
        var removed = await ReadAfterAsync(60);

        Assert.NotNull(emptied.Persona);
        Assert.NotNull(removed.Persona);
        Assert.Contains("is empty", Assert.Single(emptied.Warnings), StringComparison.Ordinal);
        Assert.Contains("is not there", Assert.Single(removed.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_too_large_is_skipped_with_a_warning_and_not_fetched()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("linkedin.pdf", new BinaryData(new byte[(32 * 1024 * 1024) + 1]));

        var reading = await ReadAsync();

        Assert.NotNull(reading.Persona);
        Assert.Equal("linkedin.pdf was skipped: it is larger than 32 MiB.", Assert.Single(reading.Warnings));
        Assert.Equal(["GET me.txt", "list"], _persona.Calls.Take());
    }

    private Task<PersonaReading> ReadAsync() => _persona.ReadAsync();

    private Task<PersonaReading> ReadAfterAsync(double seconds)
    {
        _persona.Time.Advance(Seconds(seconds));
        return ReadAsync();
    }
}
