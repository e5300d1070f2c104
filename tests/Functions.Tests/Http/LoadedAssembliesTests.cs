using System.Net;
using System.Net.Http.Json;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

/// <summary>Each assembly that a start loads is time that somebody waits, and memory for as long as the twin runs.</summary>
public sealed class LoadedAssembliesTests
{
    // The clients of the storage, of identities, of models and of collectors, and the compiler of expressions.
    private static readonly string[] Needless =
        ["Azure", "Microsoft.Identity", "System.ClientModel", "OpenAI", "Microsoft.Extensions.AI.OpenAI", "OpenTelemetry", "System.Linq.Expressions"];

    [Fact]
    public async Task On_files_and_with_the_offline_model_nothing_is_loaded_that_only_the_cloud_needs()
    {
        using var notes = new TemporaryFolder();
        await using var twin = await TwinProcess.StartAsync(LoadedAssemblies.NotedIn(notes));

        foreach (var path in (string[])["api/health", "api/persona", "api/info"])
        {
            Assert.Equal(HttpStatusCode.OK, (await twin.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await twin.Client.PostAsJsonAsync("api/chat", new { message = "Where did you study?", stream = true })).StatusCode);

        var loaded = LoadedAssemblies.Read(notes);
        Assert.Contains("DigitalTwin.Functions", loaded);
        Assert.Empty(NeedlessOf(loaded));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_reads_YAML_is_loaded_only_where_there_is_an_agent_yaml(bool isThere)
    {
        using var notes = new TemporaryFolder();
        await File.WriteAllTextAsync(notes.File("me.txt"), "I map reefs.");
        if (isThere)
        {
            await File.WriteAllTextAsync(notes.File("agent.yaml"), "name: Ann");
        }

        await using var twin = await TwinProcess.StartAsync(LoadedAssemblies.NotedIn(notes), $"PERSONA_DIR={notes.Path}");
        Assert.Equal(HttpStatusCode.OK, (await twin.Client.GetAsync(new Uri("api/personas", UriKind.Relative))).StatusCode);

        Assert.Equal(isThere, LoadedAssemblies.Read(notes).Contains("YamlDotNet"));
    }

    private static IEnumerable<string> NeedlessOf(IEnumerable<string> loaded) =>
        loaded.Where(name => Needless.Any(needless => name == needless || name.StartsWith(needless + ".", StringComparison.Ordinal)));
}
