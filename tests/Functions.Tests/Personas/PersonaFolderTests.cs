using System.Text;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitalTwin.Functions.Tests.Personas;

public sealed class PersonaFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sample_owner_is_read_whole_and_without_a_warning()
    {
        using var source = new FolderPersonaSource(
            new PersonaOptions { Folder = Path.Combine(AppContext.BaseDirectory, "data") }, NullLogger<FolderPersonaSource>.Instance);

        var reading = await source.ReadAsync(PersonaId.Default, default);

        Assert.Empty(reading.Warnings);
        Assert.Equal("Sabela Adjei-Toivonen", reading.Persona!.Name);
        Assert.Equal(
            [PersonaDocumentKind.Summary, PersonaDocumentKind.Profile, PersonaDocumentKind.Style], reading.Persona.Documents.Select(document => document.Kind));
        Assert.True(reading.Persona.Facts.Length > 30);
        Assert.Equal(4, reading.Persona.SuggestedQuestions.Length);
    }

    [Fact]
    public async Task Facts_become_leaves_with_their_places()
    {
        Write("FACTS.JSON", """
            { // comments and trailing commas are fine
              "full_name": "Sabela Adjei-Toivonen", "name": "Sabela", "headline": "Cartographer", "greeting": "Hei!",
              "suggested_questions": ["What do you map?", 7, " "],
              "education": [{ "school": "Harbour School", "years": [2001, 2004] }], "remote": true, "pets": null, "empty": "",
            }
            """);

        var persona = (await ReadAsync()).Persona!;

        Assert.Equal(("Sabela Adjei-Toivonen", "Cartographer", "Hei!"), (persona.Name, persona.Headline, persona.Greeting));
        Assert.Equal(["What do you map?"], persona.SuggestedQuestions.AsEnumerable());
        Assert.Equal(
            ["full_name=Sabela Adjei-Toivonen", "name=Sabela", "headline=Cartographer", "education.1.school=Harbour School", "education.1.years.1=2001", "education.1.years.2=2004", "remote=true"],
            persona.Facts.Select(fact => $"{fact.Path}={fact.Value}"));
    }

    [Theory]
    [InlineData("{\n  \"name\": \"Sabela\",\n  \"age\": forty\n}", "facts.json, line 3, column 11:")]
    [InlineData("{\"näme\": \"Sabëla\" \"x\": 1}", "facts.json, line 1, column 19:")]
    [InlineData("{\"name\": \"Sabela\"", "facts.json, line 1, column 18:")]
    [InlineData("[1, 2]", "facts.json, line 1, column 1:")]
    [InlineData("", "facts.json, line 1, column 1:")]
    public async Task Broken_json_is_told_with_line_and_column(string json, string where)
    {
        Write("facts.json", json);
        Write("summary.txt", "I am fine.");

        var reading = await ReadAsync();

        Assert.Null(reading.Persona);
        Assert.StartsWith(where, reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Me_txt_alone_is_enough_and_names_its_owner()
    {
        Write("me.txt", "Hello! My name is Sabela Adjei-Toivonen and I map reefs.");

        var persona = (await ReadAsync()).Persona!;

        Assert.Equal("Sabela Adjei-Toivonen", persona.Name);
        Assert.Equal(PersonaDocumentKind.Notes, Assert.Single(persona.Documents).Kind);
    }

    [Fact]
    public async Task An_empty_folder_says_what_to_put_there()
    {
        Write("holiday.jpg", "not for us");
        Write("summary.txt", " \n ");

        var reading = await ReadAsync();

        Assert.Null(reading.Persona);
        Assert.Contains("facts.json", reading.Problem, StringComparison.Ordinal);
        Assert.Contains("PERSONA_DIR", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_normalised()
    {
        File.WriteAllBytes(_folder.File("summary.txt"), [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes("One\r\ntwo\rthree\0\u0007\n\n\n\n  \ne\u0301\u200b end  ")]);

        Assert.Equal("One\ntwo\nthree\n\né end", (await ReadAsync()).Persona!.TextOf(PersonaDocumentKind.Summary));
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_facts_does_no_harm()
    {
        File.WriteAllBytes(_folder.File("facts.json"), [0xef, 0xbb, 0xbf, .. "{\"name\": \"Sabela\"}"u8]);

        Assert.Equal("Sabela", (await ReadAsync()).Persona!.Name);
    }

    [Fact]
    public async Task A_fact_too_large_is_left_out_alone()
    {
        Write("facts.json", $$"""{ "name": "Sabela", "bio": "{{new string('x', 2000)}}", "city": "Trieste" }""");
        Write("summary.txt", "I map reefs.");

        var reading = await ReadAsync(new PersonaOptions { Folder = _folder.Path, MaxCharacters = 1000 });

        Assert.Equal(["name", "city"], reading.Persona!.Facts.Select(fact => fact.Path));
        Assert.Equal("I map reefs.", reading.Persona.TextOf(PersonaDocumentKind.Summary));
        Assert.Contains("1 of its 3 values", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Utf16_is_read_and_older_encodings_with_a_warning()
    {
        File.WriteAllBytes(_folder.File("summary.txt"), [0xff, 0xfe, .. Encoding.Unicode.GetBytes("Smørbrød")]);
        File.WriteAllBytes(_folder.File("style.txt"), [.. "Caf"u8, 0xe9, 0x20, 0x93, .. "so"u8, 0x94]);

        var reading = await ReadAsync();

        Assert.Equal("Smørbrød", reading.Persona!.TextOf(PersonaDocumentKind.Summary));
        Assert.Equal("Café “so”", reading.Persona.TextOf(PersonaDocumentKind.Style));
        Assert.Contains("style.txt", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_that_can_not_be_read_is_skipped_with_a_warning()
    {
        Write("summary.txt", "I map reefs.");
        Write("LinkedIn.PDF", "%PDF-1.7 and then nothing of the kind");

        var reading = await ReadAsync();

        Assert.NotNull(reading.Persona);
        Assert.StartsWith("LinkedIn.PDF was skipped:", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_pdf_is_skipped_with_a_warning()
    {
        Write("summary.txt", "I map reefs.");
        File.Copy(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Pdfs"), "locked.pdf").Single(), _folder.File("linkedin.pdf"));

        Assert.Contains("password", Assert.Single((await ReadAsync()).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_pdfs_without_the_known_name_are_not_guessed_between()
    {
        Write("summary.txt", "I map reefs.");
        Write("a.pdf", "x");
        Write("b.pdf", "x");

        Assert.Contains("linkedin.pdf", Assert.Single((await ReadAsync()).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_much_is_cut_and_the_cut_is_told()
    {
        Write("facts.json", """{ "name": "Sabela" }""");
        Write("summary.txt", "I map reefs.");
        Write("me.txt", new string('x', 3000));

        var reading = await ReadAsync(new PersonaOptions { Folder = _folder.Path, MaxCharacters = 1000 });

        Assert.Equal("I map reefs.", reading.Persona!.TextOf(PersonaDocumentKind.Summary));
        Assert.Equal(1000 - "nameSabela".Length - "I map reefs.".Length, reading.Persona.TextOf(PersonaDocumentKind.Notes)!.Length);
        Assert.Contains("me.txt was cut from 3000 to 978", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_shows_at_once_and_nothing_is_read_again_without_one()
    {
        Write("summary.txt", "I map reefs.");
        using var source = Source(new PersonaOptions { Folder = _folder.Path });
        var first = await source.ReadAsync(PersonaId.Default, default);
        Assert.Same(first, await source.ReadAsync(PersonaId.Default, default));

        Write("summary.txt", "I map forests.");

        var second = (await source.ReadAsync(PersonaId.Default, default)).Persona!;
        Assert.Equal("I map forests.", second.TextOf(PersonaDocumentKind.Summary));
        Assert.NotEqual(first.Persona!.Version, second.Version);
    }

    [Fact]
    public async Task A_broken_edit_keeps_the_last_good_persona_and_says_so()
    {
        Write("facts.json", """{ "name": "Sabela" }""");
        using var source = Source(new PersonaOptions { Folder = _folder.Path });
        await source.ReadAsync(PersonaId.Default, default);

        Write("facts.json", """{ "name": "Sabela", }}""");
        var broken = await source.ReadAsync(PersonaId.Default, default);
        Write("facts.json", """{ "name": "Bela" }""");
        var mended = await source.ReadAsync(PersonaId.Default, default);

        Assert.Equal("Sabela", broken.Persona!.Name);
        Assert.Contains("facts.json, line 1", Assert.Single(broken.Warnings), StringComparison.Ordinal);
        Assert.Equal("Bela", mended.Persona!.Name);
        Assert.Empty(mended.Warnings);
    }

    [Fact]
    public async Task A_folder_that_goes_away_keeps_the_last_good_persona()
    {
        Directory.CreateDirectory(_folder.File("persona"));
        Write("persona/me.txt", "I map reefs.");
        using var source = Source(new PersonaOptions { Folder = _folder.File("persona") });
        await source.ReadAsync(PersonaId.Default, default);

        Directory.Delete(_folder.File("persona"), recursive: true);

        var reading = await source.ReadAsync(PersonaId.Default, default);
        Assert.NotNull(reading.Persona);
        Assert.Single(reading.Warnings);
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.File(name), text);

    private Task<PersonaReading> ReadAsync() => ReadAsync(new PersonaOptions { Folder = _folder.Path });

    private static async Task<PersonaReading> ReadAsync(PersonaOptions options)
    {
        using var source = Source(options);
        return await source.ReadAsync(PersonaId.Default, default);
    }

    private static FolderPersonaSource Source(PersonaOptions options) => new(options, NullLogger<FolderPersonaSource>.Instance);
}
