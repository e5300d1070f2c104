using System.Net;
using System.Net.Sockets;
using System.Reflection;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

/// <summary>The verb as the check before a deployment runs it.</summary>
public sealed class CheckSettingsTests
{
    private static readonly Dictionary<string, Type> Settings = typeof(PersonaOptions).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>() is not null)
        .ToDictionary(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()!.Name, property => property.PropertyType);

    [Fact]
    public async Task A_bad_value_of_every_setting_is_told_at_once()
    {
        var (exitCode, output, errors) = await CheckAsync(Settings.Select(setting => $"--{setting.Key}={BadFor(setting.Value)}"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal(Settings.Keys.Order(StringComparer.Ordinal), errors.Select(sentence => sentence.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_can_not_be_read_is_told_of_every_number()
    {
        var numbers = Settings.Where(setting => setting.Value != typeof(string)).Select(setting => setting.Key).ToList();

        var (exitCode, _, errors) = await CheckAsync(numbers.Select(name => $"--{name}=lots"));

        Assert.Equal(1, exitCode);
        Assert.Equal(numbers.Order(StringComparer.Ordinal), errors.Select(sentence => sentence.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--TURN_TIMEOUT=0 --OPENAI_BASE_URL=everywhere", "OPENAI_BASE_URL must be an address|TURN_TIMEOUT must be a number of seconds")]
    [InlineData("--STORAGE_TABLE_URI=http://a.example.org --STORAGE_BLOB_URI=a", "STORAGE_BLOB_URI must be an https|STORAGE_TABLE_URI must be an https")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=collector", "OTEL_EXPORTER_OTLP_ENDPOINT must be an address")]
    [InlineData("--OPENAI_COMPAT_KEY=two\u00a0words", "OPENAI_COMPAT_KEY must be made of visible ASCII")]
    [InlineData("--AZURE_OPENAI_ENDPOINT=https://a.example.org --OPENAI_API_KEY=key", "AZURE_OPENAI_ENDPOINT and OPENAI_API_KEY are both set")]
    public async Task What_several_settings_have_to_agree_on_is_told_beside_what_is_wrong_with_each(string settings, string says)
    {
        var (exitCode, _, errors) = await CheckAsync(settings.Split(' '));

        Assert.Equal(1, exitCode);
        Assert.All(
            says.Split('|').Zip(errors.Order(StringComparer.Ordinal), (expected, told) => (expected, told)),
            pair => Assert.StartsWith(pair.expected, pair.told, StringComparison.Ordinal));
        Assert.Equal(says.Split('|').Length, errors.Length);
    }

    [Fact]
    public async Task The_environment_counts_like_an_argument_and_an_argument_wins()
    {
        var environment = new Dictionary<string, string> { ["RETENTION_DAYS"] = "forever" };

        var (refused, _, errors) = await HostProcess.RunAsync(environment, ["check-settings"]);
        var (taken, _, _) = await HostProcess.RunAsync(environment, ["check-settings", "--RETENTION_DAYS=30"]);

        Assert.Equal((1, 0), (refused, taken));
        Assert.Equal("RETENTION_DAYS must be a number from 0 to 3650; 0 keeps every conversation.", errors.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("--STORAGE_TABLE_URI=https://{0} --STORAGE_BLOB_URI=https://{0} --AZURE_OPENAI_ENDPOINT=https://{0} --AZURE_OPENAI_DEPLOYMENT=mine")]
    [InlineData("--AzureWebJobsStorage=AccountName=a;AccountKey=AAAA;BlobEndpoint=http://{0}/a;TableEndpoint=http://{0}/a --OPENAI_BASE_URL=http://{0}/v1 --OPENAI_API_KEY=key")]
    public async Task Good_settings_are_taken_in_silence_and_nothing_is_opened(string settings)
    {
        using var folder = new TemporaryFolder();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        string[] places = [$"--MEMORY_DIR={folder.File("memory")}", $"--PERSONA_DIR={folder.File("nowhere")}", $"--OTEL_EXPORTER_OTLP_ENDPOINT=http://{server.LocalEndpoint}"];

        var (exitCode, output, errors) = await CheckAsync([.. places, .. settings.Replace("{0}", $"{server.LocalEndpoint}", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((0, ""), (exitCode, output));
        Assert.Empty(errors);
        Assert.False(server.Pending());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static string BadFor(Type type) =>
        type == typeof(string) ? "@Microsoft.KeyVault(VaultName=kv-x;SecretName=key)"
        : type == typeof(bool) ? "sometimes"
        : "-1";

    private static async Task<(int ExitCode, string Output, string[] Errors)> CheckAsync(IEnumerable<string> settings)
    {
        var (exitCode, output, errors) = await HostProcess.RunAsync(["check-settings", .. settings]);
        return (exitCode, output, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
