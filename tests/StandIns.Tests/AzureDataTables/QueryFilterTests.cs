using System.Globalization;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

public sealed class QueryFilterTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("'; or true or '", "'''; or true or '''")]
    [InlineData("{0} \"q\" \\ é 漢 😀 %27", "'{0} \"q\" \\ é 漢 😀 %27'")]
    [InlineData("", "''")]
    public void Text_can_not_leave_its_quotes(string text, string literal) =>
        Assert.Equal($"PartitionKey eq {literal}", TableClient.CreateQueryFilter($"PartitionKey eq {text}"));

    [Fact]
    public void Each_type_has_its_literal()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
        var id = new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff");

        Assert.Equal("n eq -1", TableClient.CreateQueryFilter($"n eq {-1}"));
        Assert.Equal("n eq 1L", TableClient.CreateQueryFilter($"n eq {1L}"));
        Assert.Equal("n eq 1.5", TableClient.CreateQueryFilter($"n eq {1.5}"));
        Assert.Equal("n eq true and m eq false", TableClient.CreateQueryFilter($"n eq {true} and m eq {false}"));
        Assert.Equal("n eq ''''", TableClient.CreateQueryFilter($"n eq {'\''}"));
        Assert.Equal("n eq datetime'2026-01-02T02:04:05Z'", TableClient.CreateQueryFilter($"n eq {time}"));
        Assert.Equal("n eq datetime'2026-01-02T02:04:05.0000001Z'", TableClient.CreateQueryFilter($"n eq {time.UtcDateTime.AddTicks(1)}"));
        Assert.Equal("n eq guid'6f9619ff-8b86-d011-b42d-00c04fc964ff'", TableClient.CreateQueryFilter($"n eq {id}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"n eq {new object()}"));
    }

    [Fact]
    public void The_language_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("n eq -1.5 and m eq -3L", TableClient.CreateQueryFilter($"n eq {-1.5} and m eq {-3L}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
