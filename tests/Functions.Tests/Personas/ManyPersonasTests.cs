using System.Globalization;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Functions.Tests.Personas;

/// <summary>Several personas in one folder.</summary>
public sealed class ManyPersonasTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CapturedLog _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly FolderPersonaSource _source;

    public ManyPersonasTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        _source = new FolderPersonaSource(new PersonaOptions { Folder = _folder.Path }, _loggers.CreateLogger<FolderPersonaSource>());
        Write("me.txt", "I map reefs.");
    }

    public void Dispose()
    {
        _source.Dispose();
        _loggers.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Of_twenty_a_change_in_one_leaves_the_readings_of_the_others_untouched()
    {
        var ids = Enumerable.Range(0, 20).Select(number => Id(string.Create(CultureInfo.InvariantCulture, $"p{number:00}"))).ToList();
        ids.ForEach(id => Write($"personas/{id}/me.txt", $"I am number {id}."));
        Assert.Equal([PersonaId.Default, .. ids], (await _source.ListAsync(default)).AsEnumerable());
        var before = await ReadAsync([PersonaId.Default, .. ids]);

        Write("personas/p07/me.txt", "I am another one.");
        Write("personas/p08/agent.yaml", "kind: tutor");
        var after = await ReadAsync([PersonaId.Default, .. ids]);

        Assert.All(before.Keys, id => Assert.Equal(id.Value is not ("p07" or "p08"), ReferenceEquals(before[id], after[id])));
        Assert.Equal("I am another one.", after[Id("p07")].Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.Equal(PersonaKind.Tutor, after[Id("p08")].Persona!.Agent.Kind);
    }

    [Fact]
    public async Task A_change_of_the_default_one_leaves_the_others_untouched()
    {
        Write("personas/ann/me.txt", "I knot.");
        var before = await _source.ReadAsync(Id("ann"), default);

        Write("me.txt", "I map forests.");

        Assert.Equal("I map forests.", (await _source.ReadAsync(PersonaId.Default, default)).Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.Same(before, await _source.ReadAsync(Id("ann"), default));
    }

    [Fact]
    public async Task Only_what_is_there_is_read()
    {
        Write("other/me.txt", "I am in no persona's folder.");
        Write("personas/me.txt", "Neither am I.");

        Assert.Same(PersonaReading.NotThere, await _source.ReadAsync(Id("ann"), default));
        Assert.Same(PersonaReading.NotThere, await _source.ReadAsync(Id("other"), default));
        Assert.Equal([PersonaId.Default], (await _source.ListAsync(default)).AsEnumerable());
    }

    [Fact]
    public async Task A_folder_that_comes_or_goes_counts_at_once_and_is_forgotten()
    {
        Write("personas/ann/me.txt", "I knot.");
        Assert.NotNull((await _source.ReadAsync(Id("ann"), default)).Persona);

        Directory.Delete(_folder.File("personas/ann"), recursive: true);
        Assert.Same(PersonaReading.NotThere, await _source.ReadAsync(Id("ann"), default));
        Assert.Equal([PersonaId.Default], (await _source.ListAsync(default)).AsEnumerable());

        Write("personas/ann/facts.json", "{");
        Assert.Null((await _source.ReadAsync(Id("ann"), default)).Persona);
        Assert.Equal([PersonaId.Default, Id("ann")], (await _source.ListAsync(default)).AsEnumerable());
    }

    [Fact]
    public async Task Where_all_is_gone_at_once_the_last_good_ones_speak_on()
    {
        Write("personas/ann/me.txt", "I knot.");
        var good = await _source.ReadAsync(Id("ann"), default);

        Directory.Move(_folder.Path, _folder.Path + "-moved");
        var gone = await _source.ReadAsync(Id("ann"), default);
        Directory.Move(_folder.Path + "-moved", _folder.Path);

        Assert.Same(good.Persona, gone.Persona);
        Assert.StartsWith("The last change is not used:", Assert.Single(gone.Warnings), StringComparison.Ordinal);
        Assert.Equal(good.Persona!.Version, (await _source.ReadAsync(Id("ann"), default)).Persona!.Version);
    }

    [Fact]
    public async Task A_broken_one_is_out_alone_and_told_as_an_error()
    {
        Write("personas/ann/agent.yaml", "kind: teacher");
        Write("personas/bob/me.txt", "I bake.");

        Assert.StartsWith("agent.yaml, line 1, column 7:", (await _source.ReadAsync(Id("ann"), default)).Problem, StringComparison.Ordinal);
        Assert.NotNull((await _source.ReadAsync(Id("bob"), default)).Persona);
        Assert.NotNull((await _source.ReadAsync(PersonaId.Default, default)).Persona);
        Assert.Contains("Persona: personas/ann/agent.yaml, line 1, column 7:", Assert.Single(_log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_edit_keeps_the_last_good_one_of_that_persona()
    {
        Write("personas/ann/agent.yaml", "kind: tutor\nname: Ann");
        await _source.ReadAsync(Id("ann"), default);

        Write("personas/ann/agent.yaml", "kind: tutor\nname: Ann\n\tx");
        var broken = await _source.ReadAsync(Id("ann"), default);
        Write("personas/ann/agent.yaml", "kind: tutor\nname: Anna");

        Assert.Equal("Ann", broken.Persona!.Name);
        Assert.StartsWith("The last change is not used: agent.yaml, line 3", Assert.Single(broken.Warnings), StringComparison.Ordinal);
        Assert.Equal("Anna", (await _source.ReadAsync(Id("ann"), default)).Persona!.Name);
    }

    [Theory]
    [InlineData("Ann", "personas/Ann is not used. Name the folder with 1 to 64 of a-z, 0-9 and hyphens, such as personas/ann.")]
    [InlineData("my tutor_2", "personas/my tutor_2 is not used. Name the folder with 1 to 64 of a-z, 0-9 and hyphens, such as personas/my-tutor-2.")]
    [InlineData("-ann", "personas/-ann is not used. Name the folder with 1 to 64 of a-z, 0-9 and hyphens, such as personas/ann.")]
    [InlineData("先生", "personas/先生 is not used. Name the folder with 1 to 64 of a-z, 0-9 and hyphens, such as personas/my-tutor.")]
    [InlineData("default", "personas/default is not used, for the default persona lies beside the folder personas. Move its files there, or give the folder another name.")]
    public async Task A_folder_whose_name_is_no_id_is_told_once_and_not_used(string name, string says)
    {
        Write($"personas/{name}/me.txt", "I knot.");

        Assert.Equal([says], (await _source.WarningsAsync(default)).AsEnumerable());
        Assert.Equal([says], (await _source.WarningsAsync(default)).AsEnumerable());
        Assert.Equal([PersonaId.Default], (await _source.ListAsync(default)).AsEnumerable());
        Assert.Single(_log.Lines, entry => entry.Level == LogLevel.Warning);
        Assert.Equal("I map reefs.", (await _source.ReadAsync(PersonaId.Default, default)).Persona!.TextOf(PersonaDocumentKind.Notes));
    }

    [Fact]
    public async Task A_file_too_large_is_skipped_and_an_agent_yaml_of_that_kind_is_not_even_read()
    {
        Write("personas/ann/me.txt", "I knot.");
        Grow("personas/ann/linkedin.pdf", (32 * 1024 * 1024) + 1);
        Write("personas/bob/me.txt", "I bake.");
        Grow("personas/bob/agent.yaml", (64 * 1024) + 1);

        Assert.Equal(["linkedin.pdf was skipped: it is larger than 32 MiB."], (await _source.ReadAsync(Id("ann"), default)).Warnings.AsEnumerable());
        Assert.StartsWith("agent.yaml, line 1, column 1: the file is larger than 64 KiB.", (await _source.ReadAsync(Id("bob"), default)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_read_at_once_get_one_reading()
    {
        Write("personas/ann/me.txt", "I knot.");

        var readings = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await _source.ReadAsync(Id("ann"), default))));

        Assert.Single(readings.Distinct());
    }

    private async Task<Dictionary<PersonaId, PersonaReading>> ReadAsync(IEnumerable<PersonaId> ids)
    {
        var readings = new Dictionary<PersonaId, PersonaReading>();
        foreach (var id in ids)
        {
            readings[id] = await _source.ReadAsync(id, default);
        }

        return readings;
    }

    private static PersonaId Id(string text) => PersonaId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    private void Grow(string path, long size)
    {
        using var file = File.Create(_folder.File(path));
        file.SetLength(size);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
        File.WriteAllText(_folder.File(path), text);
    }
}
