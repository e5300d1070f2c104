using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Azurite;
using Xunit;

namespace DigitalTwin.Storage.Tests;

public sealed class AzuriteServerTests : IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly AzuriteServer _server;
    private readonly HttpClient _client = new();

    public AzuriteServerTests(AzuriteFixture fixture) => _server = fixture.Server;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Both_services_answer_and_turn_away_what_is_not_signed()
    {
        foreach (var (endpoint, name) in new[] { (_server.BlobEndpoint, "Azurite-Blob/"), (_server.TableEndpoint, "Azurite-Table/") })
        {
            using var reply = await _client.GetAsync(new Uri($"{endpoint}?comp=list"));

            Assert.StartsWith(name, reply.Headers.Server.ToString(), StringComparison.Ordinal);
            Assert.False(reply.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task The_tables_take_what_is_signed_with_the_key()
    {
        Assert.Equal(HttpStatusCode.Created, await CreateTableAsync(_server, "signed"));
        Assert.Contains("signed", await TablesAsync(_server));
    }

    [Fact]
    public async Task Two_at_once_share_nothing()
    {
        await using var other = await AzuriteServer.StartAsync();
        await CreateTableAsync(_server, "mine");

        Assert.NotEqual(_server.ConnectionString, other.ConnectionString);
        Assert.Empty(await TablesAsync(other));
    }

    [Fact]
    public async Task One_with_a_folder_comes_back_on_the_same_ports_with_its_data()
    {
        using var folder = new TemporaryFolder();
        await using var server = await AzuriteServer.StartAsync(folder.Path);
        await CreateTableAsync(server, "kept");

        await server.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync(server.TableEndpoint));
        await server.RestartAsync();

        Assert.Equal(["kept"], await TablesAsync(server));
    }

    [Fact]
    public async Task One_that_can_not_start_says_what_it_said()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "where a folder should be");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => AzuriteServer.StartAsync(folder.File("file")));

        Assert.Contains("npm ci", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Exit due to unhandled error", fault.Message, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> CreateTableAsync(AzuriteServer server, string name)
    {
        using var request = Signed(HttpMethod.Post, server);
        request.Content = new StringContent($$"""{"TableName":"{{name}}"}""", Encoding.UTF8, "application/json");
        using var reply = await _client.SendAsync(request);
        return reply.StatusCode;
    }

    private async Task<string[]> TablesAsync(AzuriteServer server)
    {
        using var request = Signed(HttpMethod.Get, server);
        using var reply = await _client.SendAsync(request);
        reply.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await reply.Content.ReadAsStringAsync());
        return [.. body.RootElement.GetProperty("value").EnumerateArray().Select(table => table.GetProperty("TableName").GetString()!)];
    }

    private static HttpRequestMessage Signed(HttpMethod method, AzuriteServer server)
    {
        var request = new HttpRequestMessage(method, new Uri($"{server.TableEndpoint}/Tables"));
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        var text = $"{date}\n/{AzuriteServer.AccountName}{request.RequestUri!.AbsolutePath}";
        var signature = HMACSHA256.HashData(Convert.FromBase64String(AzuriteServer.AccountKey), Encoding.UTF8.GetBytes(text));
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata=nometadata");
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {AzuriteServer.AccountName}:{Convert.ToBase64String(signature)}");
        return request;
    }
}
