using System.Net;
using System.Text.Json;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Functions.Tests.Personas;

/// <summary>The personas of a deployment as its callers see them.</summary>
public sealed class PersonasEndpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sample_has_its_owner_s_twin_a_tutor_and_an_assistant()
    {
        await using var twin = await TwinHost.StartAsync();

        var personas = (await GetAsync(twin, "api/personas")).GetProperty("personas").EnumerateArray().ToList();
        var health = (await GetAsync(twin, "api/health")).GetProperty("checks").GetProperty("persona");

        Assert.Equal(["default twin", "assistant assistant", "neuroscience-tutor tutor"], personas.Select(persona => $"{persona.Text("id")} {persona.Text("kind")}"));
        Assert.Equal(["Sabela Adjei-Toivonen", "Site assistant", "Neuroscience tutor"], personas.Select(persona => persona.Text("name")));
        Assert.All(personas, persona => Assert.NotEmpty(persona.GetProperty("suggested_questions").EnumerateArray()));
        Assert.Equal([null, "en", "en"], personas.Select(persona => persona.TextOrNull("language")));
        Assert.False(health.TryGetProperty("warnings", out _));
    }

    [Fact]
    public async Task A_persona_is_shown_by_its_id_and_the_default_one_without()
    {
        Write("me.txt", "My name is Sabela Adjei-Toivonen.");
        Write("personas/ann/agent.yaml", "kind: tutor\ninstructions: Teach knots.\nlanguage: pt-BR");
        await using var twin = await StartAsync();

        var tutor = await GetAsync(twin, "api/persona?id=ann");

        Assert.Equal(("ann", "ann", "tutor", "pt-BR"), (tutor.Text("id"), tutor.Text("name"), tutor.Text("kind"), tutor.Text("language")));
        Assert.Equal("Hello, I'm ann, a tutor that is an AI. What would you like to learn?", tutor.Text("greeting"));
        Assert.Equal(90, tutor.GetProperty("retention_days").GetInt32());
        Assert.False(tutor.TryGetProperty("voice", out _));
        foreach (var path in (string[])["api/persona", "api/persona?id=", "api/persona?id=default"])
        {
            Assert.Equal("default", (await GetAsync(twin, path)).Text("id"));
        }
    }

    [Fact]
    public async Task What_the_server_does_with_speech_is_told()
    {
        await using var twin = await TwinHost.StartAsync(builder => builder.Services.AddSingleton(new VoiceOffer(true, 60, 10_485_760)));

        var voice = (await GetAsync(twin, "api/persona")).GetProperty("voice");

        Assert.Equal("""{"speaks":true,"max_seconds":60,"max_bytes":10485760}""", voice.GetRawText());
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.NotFound, "unknown-persona")]
    [InlineData("Ann", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("../ann", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("-", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("broken", HttpStatusCode.ServiceUnavailable, "persona-unavailable")]
    public async Task Who_can_not_be_shown_is_a_problem(string id, HttpStatusCode status, string type)
    {
        Write("me.txt", "I map reefs.");
        Write("personas/broken/agent.yaml", "secret: [");
        await using var twin = await StartAsync();

        var problem = await (await twin.Client.GetAsync(new Uri($"api/persona?id={Uri.EscapeDataString(id)}", UriKind.Relative))).ProblemAsync(status, type);

        Assert.DoesNotContain("agent.yaml", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_further_personas_is_a_warning_of_health_and_an_error_of_the_log()
    {
        Write("me.txt", "I map reefs.");
        Write("personas/ann/agent.yaml", "kind: teacher");
        Write("personas/bob/me.txt", "I bake.");
        Write("personas/bob/agent.yaml", "nme: Bob");
        Write("personas/carl/holiday.jpg", "not for us");
        Write("personas/Dora/me.txt", "I dive.");
        await using var twin = await StartAsync();

        var health = await GetAsync(twin, "api/health");
        var warnings = health.GetProperty("checks").GetProperty("persona").GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!).ToList();

        Assert.Equal("healthy", health.Text("status"));
        Assert.Collection(
            warnings,
            warning => Assert.StartsWith("personas/Dora is not used.", warning, StringComparison.Ordinal),
            warning => Assert.StartsWith("personas/ann/agent.yaml, line 1, column 7: there is no kind `teacher`.", warning, StringComparison.Ordinal),
            warning => Assert.StartsWith("personas/bob/agent.yaml, line 1, column 1: there is no key `nme`", warning, StringComparison.Ordinal),
            warning => Assert.StartsWith("personas/carl/ holds nothing to speak from.", warning, StringComparison.Ordinal));
        Assert.Equal(["default", "bob"], await IdsAsync(twin));
        Assert.Contains(twin.Log.Errors, line => line.Contains("personas/ann/agent.yaml, line 1, column 7:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_default_one_the_others_are_served_and_health_says_what_is_wrong()
    {
        Write("facts.json", "{");
        Write("personas/ann/me.txt", "I knot.");
        await using var twin = await StartAsync();

        var health = await twin.Client.GetAsync(new Uri("api/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.StartsWith("facts.json, line 1", (await health.JsonAsync()).Text("checks", "persona", "detail"), StringComparison.Ordinal);
        Assert.Equal(["ann"], await IdsAsync(twin));
        await (await twin.Client.GetAsync(new Uri("api/persona", UriKind.Relative))).ProblemAsync(HttpStatusCode.ServiceUnavailable, "persona-unavailable");
        Assert.Contains(twin.Log.Lines, entry => entry.Level == LogLevel.Error && entry.Line.Contains("facts.json, line 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_none_can_be_used_the_start_stops_with_the_default_one_s_problem()
    {
        Write("facts.json", "{");
        Write("personas/ann/agent.yaml", "kind: teacher");

        var refused = await Assert.ThrowsAsync<PersonaUnusableException>(StartAsync);

        Assert.StartsWith("facts.json, line 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_that_come_and_go_show_without_a_restart()
    {
        Write("me.txt", "I map reefs.");
        await using var twin = await StartAsync();
        Assert.Equal(["default"], await IdsAsync(twin));

        Write("personas/ann/me.txt", "I knot.");
        Assert.Equal(["default", "ann"], await IdsAsync(twin));
        Directory.Delete(_folder.File("personas"), recursive: true);
        Assert.Equal(["default"], await IdsAsync(twin));
        await (await twin.Client.GetAsync(new Uri("api/persona?id=ann", UriKind.Relative))).ProblemAsync(HttpStatusCode.NotFound, "unknown-persona");
    }

    private Task<TwinHost> StartAsync() => TwinHost.StartAsync(null, $"PERSONA_DIR={_folder.Path}");

    private static async Task<JsonElement> GetAsync(TwinHost twin, string path) => await (await twin.Client.GetAsync(new Uri(path, UriKind.Relative))).JsonAsync();

    private static async Task<List<string>> IdsAsync(TwinHost twin) =>
        (await GetAsync(twin, "api/personas")).GetProperty("personas").EnumerateArray().Select(persona => persona.Text("id")).ToList();

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
        File.WriteAllText(_folder.File(path), text);
    }
}
