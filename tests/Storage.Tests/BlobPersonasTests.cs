using System.Globalization;
using Azure;
using DigitalTwin.Domain.Personas;
using Xunit;
using static DigitalTwin.Storage.Tests.BlobPersonaFixture;

namespace DigitalTwin.Storage.Tests;

/// <summary>Several personas in one container.</summary>
public sealed class BlobPersonasTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly BlobPersonaFixture _persona = new(azurite.Server);

    public void Dispose() => _persona.Dispose();

    [Fact]
    public async Task Of_twenty_a_change_in_one_is_fetched_alone_and_leaves_the_others_untouched()
    {
        var ids = Enumerable.Range(0, 20).Select(number => string.Create(CultureInfo.InvariantCulture, $"p{number:00}")).ToList();
        await _persona.PushAsync("me.txt", "I map reefs.");
        foreach (var id in ids)
        {
            await _persona.PushAsync($"personas/{id}/me.txt", $"I am {id}.");
        }

        Assert.Equal($"default {string.Join(' ', ids)}", await _persona.ListAsync());
        var before = await ReadAsync([.. ids, "default"]);
        Assert.Equal(1, _persona.Calls.Take().Count(call => call == "list"));

        await _persona.PushAsync("personas/p07/me.txt", "I am another one.");
        _persona.Time.Advance(Seconds(60));
        var after = await ReadAsync([.. ids, "default"]);

        Assert.Equal(["GET personas/p07/me.txt", "list"], _persona.Calls.Take());
        Assert.All(before.Keys, id => Assert.Equal(id != "p07", ReferenceEquals(before[id], after[id])));
        Assert.Equal("I am another one.", after["p07"].Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.Equal("p07", after["p07"].Persona!.Id.Value);
    }

    [Fact]
    public async Task One_look_serves_all_and_who_is_not_there_costs_none()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("personas/ann/agent.yaml", "kind: tutor\ninstructions: Teach knots.");

        Assert.Same(PersonaReading.NotThere, await _persona.ReadAsync("nobody"));
        Assert.Equal(PersonaKind.Tutor, (await _persona.ReadAsync("ann")).Persona!.Agent.Kind);
        Assert.NotNull((await _persona.ReadAsync()).Persona);
        Assert.Equal(["GET me.txt", "GET personas/ann/agent.yaml", "list"], _persona.Calls.Take());
    }

    [Fact]
    public async Task One_that_comes_or_goes_counts_with_the_next_look()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        Assert.Equal("default", await _persona.ListAsync());

        await _persona.PushAsync("personas/ann/me.txt", "I knot.");
        Assert.Equal("default", await _persona.ListAsync());
        _persona.Time.Advance(Seconds(60));
        Assert.Equal("default ann", await _persona.ListAsync());
        Assert.NotNull((await _persona.ReadAsync("ann")).Persona);

        await _persona.RemoveAsync("personas/ann/me.txt");
        _persona.Time.Advance(Seconds(60));
        Assert.Same(PersonaReading.NotThere, await _persona.ReadAsync("ann"));
        Assert.Equal("default", await _persona.ListAsync());
    }

    [Fact]
    public async Task A_broken_one_is_out_alone_and_a_broken_push_keeps_its_last_good_one()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("personas/ann/agent.yaml", "kind: teacher");
        await _persona.PushAsync("personas/bob/agent.yaml", "kind: tutor\nname: Bob");
        Assert.StartsWith("agent.yaml, line 1, column 7:", (await _persona.ReadAsync("ann")).Problem, StringComparison.Ordinal);
        Assert.Contains("personas/ann/agent.yaml, line 1, column 7:", Assert.Single(_persona.Errors), StringComparison.Ordinal);
        var good = await _persona.ReadAsync();

        await _persona.PushAsync("personas/bob/agent.yaml", "kind: teacher");
        _persona.Time.Advance(Seconds(60));
        var broken = await _persona.ReadAsync("bob");

        Assert.Equal("Bob", broken.Persona!.Name);
        Assert.StartsWith("The last change is not used: agent.yaml, line 1", Assert.Single(broken.Warnings), StringComparison.Ordinal);
        Assert.Same(good, await _persona.ReadAsync());
        Assert.Equal("default ann bob", await _persona.ListAsync());
    }

    [Fact]
    public async Task The_others_are_served_without_the_default_one()
    {
        await _persona.PushAsync("personas/ann/me.txt", "I knot.");

        Assert.Contains("is empty", (await _persona.ReadAsync()).Problem, StringComparison.Ordinal);
        Assert.NotNull((await _persona.ReadAsync("ann")).Persona);
        Assert.Equal("default ann", await _persona.ListAsync());
    }

    [Fact]
    public async Task Storage_that_fails_is_told_once_and_leaves_every_last_good_one()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("personas/ann/me.txt", "I knot.");
        var good = await ReadAsync(["default", "ann"]);

        _persona.Calls.Before = (_, _) => throw new RequestFailedException(503, "what no visitor may see");
        _persona.Time.Advance(Seconds(60));
        var down = await ReadAsync(["default", "ann", "nobody"]);
        _persona.Calls.Before = null;
        _persona.Time.Advance(Seconds(60));
        var back = await ReadAsync(["default", "ann"]);

        Assert.All(good.Keys, id =>
        {
            Assert.Same(good[id].Persona, down[id].Persona);
            Assert.Equal("The persona can't be checked for changes. The storage failed with status 503.", Assert.Single(down[id].Warnings));
            Assert.Same(good[id], back[id]);
        });
        Assert.Same(PersonaReading.NotThere, down["nobody"]);
        Assert.Single(_persona.Errors);
    }

    [Fact]
    public async Task Storage_that_was_never_seen_leaves_open_who_is_there()
    {
        _persona.Calls.Before = (_, _) => throw new RequestFailedException(503, "what no visitor may see");

        Assert.Equal("The persona can't be read. The storage failed with status 503.", (await _persona.ReadAsync("ann")).Problem);
        Assert.Equal("default", await _persona.ListAsync());
    }

    [Fact]
    public async Task A_file_that_can_not_be_had_leaves_its_own_persona_as_it_was_and_the_others_go_on()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("personas/ann/me.txt", "I knot.");
        await ReadAsync(["default", "ann"]);
        await _persona.PushAsync("me.txt", "I map forests.");
        await _persona.PushAsync("personas/ann/me.txt", "I splice.");

        _persona.Calls.Before = (call, _) => call == "GET personas/ann/me.txt" ? throw new RequestFailedException(503, "what no visitor may see") : Task.CompletedTask;
        _persona.Time.Advance(Seconds(60));
        var readings = await ReadAsync(["default", "ann"]);

        Assert.Equal("I map forests.", readings["default"].Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.Empty(readings["default"].Warnings);
        Assert.Equal("I knot.", readings["ann"].Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.StartsWith("The persona can't be checked for changes.", Assert.Single(readings["ann"].Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_removed_keeps_every_last_good_one()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("personas/ann/me.txt", "I knot.");
        await ReadAsync(["default", "ann"]);

        await _persona.RemoveContainerAsync();
        _persona.Time.Advance(Seconds(60));

        Assert.All((await ReadAsync(["default", "ann"])).Values, reading =>
        {
            Assert.NotNull(reading.Persona);
            Assert.Contains("is not there", Assert.Single(reading.Warnings), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Files_that_change_between_list_and_download_are_listed_once_more_for_all()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("personas/ann/me.txt", "I knot.");
        var push = 0;
        _persona.Calls.Before = async (call, _) =>
        {
            if (call == "GET personas/ann/me.txt" && Interlocked.Increment(ref push) == 1)
            {
                await _persona.PushAsync("personas/ann/me.txt", "I splice.");
            }
        };

        Assert.Equal("I splice.", (await _persona.ReadAsync("ann")).Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.Equal(["GET me.txt", "GET personas/ann/me.txt", "GET personas/ann/me.txt", "list", "list"], _persona.Calls.Take());
    }

    [Fact]
    public async Task A_folder_whose_name_is_no_id_is_told_once_and_not_fetched()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await _persona.PushAsync("personas/Ann/me.txt", "I knot.");
        await _persona.PushAsync("personas/default/me.txt", "I am a second one.");
        await _persona.ReadAsync();
        _persona.Time.Advance(Seconds(60));
        await _persona.ReadAsync();

        Assert.Collection(
            await _persona.Source.WarningsAsync(default),
            warning => Assert.StartsWith("personas/Ann is not used.", warning, StringComparison.Ordinal),
            warning => Assert.StartsWith("personas/default is not used,", warning, StringComparison.Ordinal));
        Assert.Equal(2, _persona.Log.Lines.Count(entry => entry.Line.Contains("is not used", StringComparison.Ordinal)));
        Assert.Equal(["GET me.txt", "list", "list"], _persona.Calls.Take());
    }

    private async Task<Dictionary<string, PersonaReading>> ReadAsync(IEnumerable<string> ids)
    {
        var readings = new Dictionary<string, PersonaReading>();
        foreach (var id in ids)
        {
            readings[id] = await _persona.ReadAsync(id);
        }

        return readings;
    }
}
