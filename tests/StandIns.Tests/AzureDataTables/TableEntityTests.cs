using Azure;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

public sealed class TableEntityTests
{
    [Fact]
    public void Keys_and_etag_are_properties_too()
    {
        var entity = new TableEntity("p", "r") { ETag = new ETag("W/\"1\"") };

        Assert.Equal(("p", "r", "W/\"1\""), (entity["PartitionKey"], entity["RowKey"], entity["odata.etag"]));
        Assert.Equal(3, entity.Count);
        entity["RowKey"] = "other";
        Assert.Equal("other", entity.RowKey);
    }

    [Fact]
    public void What_is_missing_reads_as_null()
    {
        var entity = new TableEntity();

        Assert.Null(entity["x"]);
        Assert.Null(entity.GetString("x"));
        Assert.Null(entity.GetInt32("x"));
        Assert.Null(entity.GetBinaryData("x"));
        Assert.Null(entity.PartitionKey);
        Assert.Null(entity.Timestamp);
        Assert.False(entity.TryGetValue("x", out _));
    }

    [Fact]
    public void A_property_of_another_type_throws()
    {
        var entity = new TableEntity { ["n"] = 1, ["s"] = "1" };

        Assert.Throws<InvalidOperationException>(() => entity.GetString("n"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("n"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("s"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBinary("s"));
    }

    [Fact]
    public void A_whole_number_does_not_narrow_what_was_wide()
    {
        var entity = new TableEntity { ["long"] = 1L, ["double"] = 1.5, ["int"] = 1, ["text"] = "1" };

        entity["long"] = 2;
        entity["double"] = 2;
        entity["int"] = 2L;
        entity["text"] = 2;

        Assert.Equal((2L, 2.0, 2L, 2), (entity.GetInt64("long"), entity.GetDouble("double"), entity.GetInt64("int"), entity.GetInt32("text")));
    }

    [Fact]
    public void It_is_a_dictionary_of_its_own()
    {
        var values = new Dictionary<string, object> { ["a"] = 1 };
        var entity = new TableEntity(values);
        values["a"] = 2;
        IDictionary<string, object> dictionary = entity;

        Assert.Equal(1, entity["a"]);
        Assert.Equal([new("a", 1)], dictionary);
        Assert.True(entity.Remove("a"));
        Assert.Empty(dictionary);
    }

    [Fact]
    public void A_time_reads_as_either_type()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var entity = new TableEntity { ["offset"] = time, ["plain"] = time.UtcDateTime };

        Assert.Equal((time, time), (entity.GetDateTimeOffset("offset"), entity.GetDateTimeOffset("plain")));
        Assert.Equal((time.UtcDateTime, time.UtcDateTime), (entity.GetDateTime("offset"), entity.GetDateTime("plain")));
    }
}
