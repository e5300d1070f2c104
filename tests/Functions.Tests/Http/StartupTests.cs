using DigitalTwin.Functions.Local;
using DigitalTwin.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

public sealed class StartupTests
{
    [Theory]
    [InlineData("MAX_CONVERSATION_HISTORY=lots", "MAX_CONVERSATION_HISTORY")]
    [InlineData("MAX_CONVERSATION_HISTORY=-1", "MAX_CONVERSATION_HISTORY")]
    [InlineData("MAX_HISTORY_CHARACTERS=-1", "MAX_HISTORY_CHARACTERS")]
    [InlineData("MAX_MESSAGE_CHARACTERS=0", "MAX_MESSAGE_CHARACTERS")]
    [InlineData("MAX_OUTPUT_TOKENS=1", "MAX_OUTPUT_TOKENS")]
    [InlineData("LLM_TEMPERATURE=3", "LLM_TEMPERATURE")]
    [InlineData("LLM_TEMPERATURE=warm", "LLM_TEMPERATURE")]
    [InlineData("PERSONA_MAX_CHARACTERS=5", "PERSONA_MAX_CHARACTERS")]
    [InlineData("PERSONA_REFRESH=0", "PERSONA_REFRESH")]
    [InlineData("RETENTION_DAYS=-1", "RETENTION_DAYS")]
    [InlineData("AzureWebJobsStorage=nonsense", "AzureWebJobsStorage must be a connection string.")]
    [InlineData("AzureWebJobsStorage=AccountName=a;AccountKey=no-base64;EndpointSuffix=example.org", "AzureWebJobsStorage must be a connection string.")]
    [InlineData("AzureWebJobsStorage=AccountName=a;AccountKey=AAAA;BlobEndpoint=https://a.example.org", "AzureWebJobsStorage must name the blob and the table service.")]
    [InlineData("AzureWebJobsStorage=BlobEndpoint=https://a.example.org", "AzureWebJobsStorage must name the blob and the table service.")]
    [InlineData("AzureWebJobsStorage=AccountName=a;AccountKey=AAAA", "AzureWebJobsStorage must name the blob and the table service.")]
    [InlineData("STORAGE_TABLE_URI=https://a.example.org", "STORAGE_BLOB_URI is missing.")]
    [InlineData("STORAGE_BLOB_URI=https://a.example.org", "STORAGE_TABLE_URI is missing.")]
    [InlineData("OPENAI_BASE_URL=localhost", "OPENAI_BASE_URL")]
    [InlineData("OPENAI_BASE_URL=http://example.org/v1 OPENAI_API_KEY=sk-test", "OPENAI_BASE_URL must begin with https")]
    [InlineData("AZURE_OPENAI_ENDPOINT=name AZURE_OPENAI_DEPLOYMENT=mine", "AZURE_OPENAI_ENDPOINT must be an https address")]
    [InlineData("AZURE_OPENAI_ENDPOINT=http://example.org AZURE_OPENAI_DEPLOYMENT=mine", "AZURE_OPENAI_ENDPOINT must be an https address")]
    [InlineData("AZURE_OPENAI_ENDPOINT=http://localhost AZURE_OPENAI_DEPLOYMENT=mine", "AZURE_OPENAI_ENDPOINT must begin with https")]
    [InlineData("AZURE_OPENAI_ENDPOINT=https://example.org", "AZURE_OPENAI_DEPLOYMENT is missing.")]
    [InlineData("AZURE_OPENAI_DEPLOYMENT=mine", "AZURE_OPENAI_ENDPOINT is missing.")]
    [InlineData("AZURE_OPENAI_API_KEY=key", "AZURE_OPENAI_ENDPOINT is missing.")]
    [InlineData("AZURE_OPENAI_ENDPOINT=https://example.org AZURE_OPENAI_DEPLOYMENT=mine OPENAI_API_KEY=sk-test", "AZURE_OPENAI_ENDPOINT and OPENAI_API_KEY are both set")]
    [InlineData("AZURE_OPENAI_ENDPOINT=https://example.org AZURE_OPENAI_DEPLOYMENT=mine OPENAI_BASE_URL=http://localhost/v1", "AZURE_OPENAI_ENDPOINT and OPENAI_BASE_URL are both set")]
    [InlineData("MODEL_FIRST_TOKEN_TIMEOUT=0", "MODEL_FIRST_TOKEN_TIMEOUT")]
    [InlineData("MODEL_TOKEN_TIMEOUT=0", "MODEL_TOKEN_TIMEOUT")]
    [InlineData("TURN_TIMEOUT=0", "TURN_TIMEOUT")]
    [InlineData("RATE_LIMIT_BURST=0", "RATE_LIMIT_BURST")]
    [InlineData("RATE_LIMIT_PER_SECOND=0", "RATE_LIMIT_PER_SECOND")]
    [InlineData("RATE_LIMIT_PER_SECOND=NaN", "RATE_LIMIT_PER_SECOND")]
    [InlineData("RATE_LIMIT_PER_SECOND=Infinity", "RATE_LIMIT_PER_SECOND")]
    [InlineData("TRUST_FORWARDED_FOR=sometimes", "TRUST_FORWARDED_FOR")]
    [InlineData("PORT=70000", "PORT")]
    [InlineData("CORS_ORIGINS=example.org", "CORS_ORIGINS")]
    [InlineData("CORS_ORIGINS=https://example.org/page", "CORS_ORIGINS")]
    [InlineData("CORS_ORIGINS=*,https://example.org", "CORS_ORIGINS")]
    [InlineData("OPENAI_API_KEY=@Microsoft.KeyVault(VaultName=kv-x;SecretName=openai-api-key)", "OPENAI_API_KEY refers to a secret in Key Vault that Azure could not read.")]
    [InlineData("OPENAI_COMPAT_KEY=@microsoft.keyvault(SecretUri=https://kv-x.vault.azure.net/secrets/key/)", "OPENAI_COMPAT_KEY refers to a secret in Key Vault")]
    public async Task A_bad_setting_stops_the_start_and_is_named(string settings, string name)
    {
        var refused = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => TwinHost.StartAsync(null, settings.Split(' ')));

        Assert.StartsWith(name, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_setting_is_one_that_is_not_set()
    {
        await using var twin = await TwinHost.StartAsync(null, "MAX_OUTPUT_TOKENS=", "OPENAI_MODEL= ", "LLM_TEMPERATURE=", "OPENAI_API_KEY=");

        Assert.Equal("offline", (await (await twin.Client.GetAsync("api/info")).JsonAsync()).Text("model"));
    }

    [Theory]
    [InlineData("--MAX_OUTPUT_TOKENS=1 --LLM_TEMPERATURE=9", "LLM_TEMPERATURE must be a number from 0 to 2.\nMAX_OUTPUT_TOKENS must be a number from 16 to 100000.")]
    [InlineData("--MAX_OUTPUT_TOKENS=many --MODEL_TOKEN_TIMEOUT=long", "MAX_OUTPUT_TOKENS must be a number from 16 to 100000.\nMODEL_TOKEN_TIMEOUT must be a number of seconds from 1 to 120.")]
    [InlineData("--PORT=high", "PORT must be a number from 0 to 65535.")]
    public async Task All_that_is_wrong_is_told_in_sentences_and_nothing_else(string arguments, string says)
    {
        var (exitCode, output, errors) = await HostProcess.RunAsync(arguments.Split(' '));

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Equal(says.Split('\n'), errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_a_sentence()
    {
        await using var first = await TwinHost.StartAsync();

        var (exitCode, _, errors) = await HostProcess.RunAsync($"--PORT={first.Address.Port}");

        Assert.Equal((1, "The port is taken. Stop what uses it, or set PORT to another one."), (exitCode, errors.Trim()));
    }

    [Fact]
    public async Task Broken_facts_stop_the_start_with_file_line_and_column()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("facts.json"), "{\n\"name\": }");

        var refused = await Assert.ThrowsAsync<PersonaUnusableException>(() => TwinHost.StartAsync(null, $"PERSONA_DIR={folder.Path}"));

        Assert.StartsWith("facts.json, line 2, column 9:", refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_stops_the_start()
    {
        using var folder = new TemporaryFolder();

        var refused = await Assert.ThrowsAsync<PersonaUnusableException>(() => TwinHost.StartAsync(null, $"PERSONA_DIR={folder.File("nowhere")}"));

        Assert.Contains("nowhere", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_about_the_persona_shows_in_health()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("me.txt"), "I map reefs.");
        await File.WriteAllTextAsync(folder.File("linkedin.pdf"), "no PDF");
        await using var twin = await TwinHost.StartAsync(null, $"PERSONA_DIR={folder.Path}");

        var health = await (await twin.Client.GetAsync("api/health")).JsonAsync();

        Assert.Equal("healthy", health.Text("status"));
        Assert.Contains("linkedin.pdf", health.GetProperty("checks").GetProperty("persona").GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }
}
