using Azure.Core;
using Azure.Storage.Blobs;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureStorageBlobs;

public sealed class ConnectionStringTests
{
    private const string Key = "c2VjcmV0";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10000/devstoreaccount1/persona")]
    [InlineData("usedevelopmentstorage=TRUE;", "http://127.0.0.1:10000/devstoreaccount1/persona")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite:10000/devstoreaccount1/persona")]
    [InlineData("AccountName=mine;AccountKey=" + Key, "https://mine.blob.core.windows.net/persona")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=mine;AccountKey=" + Key + ";EndpointSuffix=core.example.org", "http://mine.blob.core.example.org/persona")]
    [InlineData("AccountName=mine;AccountKey=" + Key + ";TableEndpoint=https://tables.example.org", "https://mine.blob.core.windows.net/persona")]
    [InlineData("AccountName=mine;AccountKey=" + Key + ";BlobEndpoint=http://127.0.0.1:4000/mine;TableEndpoint=http://127.0.0.1:4001/mine", "http://127.0.0.1:4000/mine/persona")]
    [InlineData("BlobEndpoint=https://mine.blob.core.windows.net/", "https://mine.blob.core.windows.net/persona")]
    public void A_connection_string_says_where_the_container_lies(string connectionString, string address)
    {
        var container = new BlobContainerClient(connectionString, "persona");

        Assert.Equal(("persona", address), (container.Name, container.Uri.ToString()));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("AccountName=mine")]
    [InlineData("AccountKey=" + Key)]
    [InlineData("AccountName=mine;AccountKey=not base64 " + Key)]
    [InlineData("AccountName=mine;AccountKey=" + Key + ";AccountKey=" + Key)]
    [InlineData("AccountName=mine;AccountKey=" + Key + ";DefaultEndpointsProtocol=ftp")]
    [InlineData("AccountName=mine;AccountKey=" + Key + ";BlobEndpoint=nowhere")]
    [InlineData("AccountName=mine;AccountKey=" + Key + ";Colour=blue")]
    [InlineData("UseDevelopmentStorage=perhaps")]
    [InlineData("UseDevelopmentStorage=true;AccountKey=" + Key)]
    [InlineData("DefaultEndpointsProtocol=https;BlobEndpoint=https://mine.blob.core.windows.net/")]
    public void A_bad_connection_string_is_refused_without_being_told(string connectionString)
    {
        var fault = Assert.Throws<FormatException>(() => new BlobServiceClient(connectionString));

        Assert.DoesNotContain(Key, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_one_is_refused() => Assert.Throws<ArgumentNullException>(() => new BlobContainerClient("", "persona"));

    [Fact]
    public void A_shared_access_signature_is_refused_in_words() =>
        Assert.Throws<NotSupportedException>(() => new BlobServiceClient("BlobEndpoint=https://mine.blob.core.windows.net/;SharedAccessSignature=sv=1&sig=2"));

    [Theory]
    [InlineData("https://mine.blob.core.windows.net/persona", "persona")]
    [InlineData("https://mine.blob.core.windows.net/", "")]
    [InlineData("https://127.0.0.1:4000/devstoreaccount1/persona", "persona")]
    [InlineData("https://localhost:10000/devstoreaccount1/persona", "persona")]
    public void An_address_with_an_identity_names_the_container(string address, string name) =>
        Assert.Equal(name, new BlobContainerClient(new Uri(address), new NoToken()).Name);

    [Fact]
    public void An_identity_does_not_travel_in_the_clear() =>
        Assert.Throws<ArgumentException>(() => new BlobServiceClient(new Uri("http://mine.blob.core.windows.net"), new NoToken()));

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
