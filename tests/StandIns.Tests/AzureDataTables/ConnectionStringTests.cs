using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

public sealed class ConnectionStringTests
{
    private const string Key = ScriptedService.AccountKey;

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://localhost", "http://localhost:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=" + Key + ";EndpointSuffix=core.windows.net", "https://acct.table.core.windows.net/", "acct")]
    [InlineData("AccountName=acct;AccountKey=" + Key + ";EndpointSuffix=core.chinacloudapi.cn;", "https://acct.table.core.chinacloudapi.cn/", "acct")]
    [InlineData("accountname=acct; accountkey=" + Key + "; tableendpoint=http://127.0.0.1:40001/acct;", "http://127.0.0.1:40001/acct", "acct")]
    [InlineData("AccountName=acct;AccountKey=" + Key + ";TableEndpoint=https://tables.example.org/", "https://tables.example.org/", "acct")]
    public void An_account_is_found(string connectionString, string endpoint, string account)
    {
        var service = new TableServiceClient(connectionString);

        Assert.Equal((endpoint, account), (service.Uri.AbsoluteUri, service.AccountName));
    }

    [Theory]
    [InlineData("AccountName=acct;AccountKey=" + Key, typeof(ArgumentException))]
    [InlineData("AccountKey=" + Key + ";EndpointSuffix=core.windows.net", typeof(ArgumentException))]
    [InlineData("AccountKey=" + Key + ";AccountKey=" + Key, typeof(InvalidOperationException))]
    [InlineData("AccountKey=" + Key + ";AccountName=", typeof(InvalidOperationException))]
    [InlineData("AccountKey=" + Key + ";;AccountName=a", typeof(InvalidOperationException))]
    [InlineData("AccountKey=" + Key + ";AccountName", typeof(InvalidOperationException))]
    [InlineData("AccountName=acct;AccountKey=A" + Key + ";EndpointSuffix=core.windows.net", typeof(FormatException))]
    public void A_bad_one_is_refused_and_its_key_not_repeated(string connectionString, Type type)
    {
        var fault = Assert.ThrowsAny<Exception>(() => new TableServiceClient(connectionString));

        Assert.IsType(type, fault);
        Assert.DoesNotContain(Key, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void None_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient((string)null!));
}
