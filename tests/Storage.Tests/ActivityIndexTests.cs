using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Local;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests;

/// <summary>What another process removes while this one reads.</summary>
public sealed class ActivityIndexTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);
    private static readonly SessionId Session = TestIds.Session();
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryFolder _memory;
    private readonly ActivityIndex _index;

    public ActivityIndexTests()
    {
        _memory = new MemoryFolder(_folder.File("memory"));
        _index = new ActivityIndex(_memory);
        _index.Touch(Session, null, Monday);
        _index.Touch(TestIds.Session("spoke-on-the-day-after"), null, Monday.AddDays(1));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_day_that_goes_while_the_list_is_read_has_no_entries()
    {
        using var entries = _index.NewestFirst(after: null).GetEnumerator();
        Assert.True(entries.MoveNext());

        RemoveDay(Monday);

        Assert.False(entries.MoveNext());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_day_that_goes_while_retention_reads_has_no_entries(int goes)
    {
        using var entries = _index.Before(DateOnly.FromDateTime(Monday.UtcDateTime).AddDays(2)).GetEnumerator();
        Assert.True(entries.MoveNext());

        RemoveDay(Monday.AddDays(goes));

        Assert.Equal(goes == 0, entries.MoveNext());
    }

    [Fact]
    public void An_entry_whose_day_went_has_no_session()
    {
        var position = _index.NewestFirst(after: null).Last();
        Assert.Equal(Session, _index.SessionOf(position));

        RemoveDay(Monday);

        Assert.Null(_index.SessionOf(position));
        _index.Forget(position.Day, position.Name);
    }

    private void RemoveDay(DateTimeOffset moment) =>
        Directory.Delete(Path.Combine(_memory.Activity, MemoryFolder.DayOf(moment)), recursive: true);
}
