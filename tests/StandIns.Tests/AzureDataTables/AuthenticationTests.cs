using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

public sealed class AuthenticationTests
{
    private const string OtherKey = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

    [Fact]
    public async Task The_date_and_the_path_as_it_is_sent_are_signed()
    {
        var service = new ScriptedService(() => ScriptedService.Answer(HttpStatusCode.NoContent));

        await service.Table.DeleteEntityAsync("it's", "é/%");

        var request = Assert.Single(service.Requests);
        Assert.Equal("/things(PartitionKey='it%27%27s',RowKey='%C3%A9%2F%25')", request.Uri.AbsolutePath);
        Assert.Equal(Signature(request, ScriptedService.AccountKey), request.Headers["Authorization"]);
        Assert.True(DateTimeOffset.TryParseExact(request.Headers["x-ms-date"], "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.Equal("2020-12-06", request.Headers["x-ms-version"]);
    }

    [Fact]
    public async Task The_query_is_not_signed()
    {
        var service = new ScriptedService(() => ScriptedService.Answer(HttpStatusCode.OK, """{"value":[]}"""));

        await service.Table.QueryAsync<TableEntity>("n eq 1", 5).ToListAsync();

        var request = Assert.Single(service.Requests);
        Assert.NotEqual("", request.Uri.Query);
        Assert.Equal(Signature(request, ScriptedService.AccountKey), request.Headers["Authorization"]);
    }

    [Fact]
    public async Task Each_try_is_signed_anew()
    {
        ScriptedService? service = null;
        service = new ScriptedService(
            () =>
            {
                service!.Credential.SetAccountKey(OtherKey);
                return ScriptedService.Answer(HttpStatusCode.ServiceUnavailable);
            },
            () => ScriptedService.Answer(HttpStatusCode.NoContent));

        await service.Table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(2, service.Requests.Count);
        Assert.Equal(Signature(service.Requests[0], ScriptedService.AccountKey), service.Requests[0].Headers["Authorization"]);
        Assert.Equal(Signature(service.Requests[1], OtherKey), service.Requests[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task An_identity_brings_its_token_for_storage()
    {
        var service = new ScriptedService(() => ScriptedService.Answer(HttpStatusCode.NoContent));
        var identity = new Identity();

        await new TableServiceClient(ScriptedService.Endpoint, identity, service.Options).GetTableClient("things").AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("Bearer a-token", Assert.Single(service.Requests).Headers["Authorization"]);
        Assert.Equal("https://storage.azure.com/.default", identity.Scope);
    }

    [Fact]
    public async Task A_token_never_goes_out_in_the_clear()
    {
        var service = new ScriptedService(() => ScriptedService.Answer(HttpStatusCode.NoContent));
        var table = new TableServiceClient(new Uri("http://acct.table.example/"), new Identity(), service.Options).GetTableClient("things");

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Empty(service.Requests);
    }

    private static string Signature(ScriptedService.Exchange request, string key)
    {
        var text = $"{request.Headers["x-ms-date"]}\n/{ScriptedService.AccountName}{request.Uri.AbsolutePath}";
        return $"SharedKeyLite acct:{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.UTF8.GetBytes(text)))}";
    }

    private sealed class Identity : TokenCredential
    {
        public string? Scope { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scope = Assert.Single(requestContext.Scopes);
            return new AccessToken("a-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
