using DigitalTwin.Domain.Budgets;
using DigitalTwin.Functions.Local;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests.Budgets;

public sealed class UsageFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private int _holds;

    private string Account => _folder.File("account.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_change_adds_a_line_and_leaves_the_others_as_they_are()
    {
        Reserve(100, known: null);
        var before = File.ReadAllText(Account);

        Reserve(200, known: null);

        Assert.StartsWith(before, File.ReadAllText(Account), StringComparison.Ordinal);
        Assert.Equal(300, Taken(known: null));
    }

    [Fact]
    public void What_others_have_added_is_read_by_who_knew_the_rest()
    {
        var known = Reserve(100, known: null);
        Reserve(200, known: null);

        Assert.Equal(300, Taken(known));
    }

    [Fact]
    public void A_settlement_books_what_was_used_for_every_reader()
    {
        var hold = new UsageHold("a", 100, Now.AddMinutes(1));
        var known = Change(UsageLine.Of(hold), account => account.Reserve(hold, 1000, Now)!, known: null);
        var settled = Change(UsageLine.Of("a", 60, Now), account => account.Settle("a", 60, Now), known);

        Assert.Equal(60, Taken(known: null));
        Assert.Equal(60, Taken(known));
        Assert.Equal(60, Taken(settled));
    }

    [Fact]
    public void A_line_that_a_crash_tore_never_was_and_is_cut_off_by_the_next()
    {
        Reserve(100, known: null);
        File.AppendAllText(Account, $"{{\"id\":\"torn{new string('x', 500)}\",\"tokens\":500,\"unt");
        Assert.Equal(100, Taken(known: null));

        var known = Reserve(200, known: null);

        Assert.Equal(300, Taken(known: null));
        Assert.Equal(300, Taken(known));
        Assert.DoesNotContain("torn", File.ReadAllText(Account), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_without_lines_is_read_and_gets_them_with_the_next_change()
    {
        File.WriteAllText(Account, "{\"spent\":40,\"holds\":[]}");
        Assert.Equal(40, Taken(known: null));

        var known = Reserve(200, known: null);

        Assert.Equal(240, Taken(known: null));
        Assert.Equal(240, Taken(known));
    }

    [Theory]
    [InlineData("{\"id\":\"x\",\"tokens\":-5,\"until\":\"2026-03-01T12:01:00+00:00\"}\n")]
    [InlineData("{\"id\":\"x\"}\n")]
    [InlineData("\0\0\0\n")]
    [InlineData("\n")]
    public void An_account_with_a_line_that_says_nothing_is_damaged(string line)
    {
        var known = Reserve(100, known: null);
        File.AppendAllText(Account, line);

        Assert.Null(Read(known: null));
        Assert.Null(Read(known));
    }

    [Fact]
    public void A_file_that_took_the_place_of_the_known_one_is_read_anew_also_at_the_same_length()
    {
        var known = Reserve(100, known: null);
        var other = File.ReadAllText(Account).Replace("\"tokens\":100", "\"tokens\":700", StringComparison.Ordinal);
        File.WriteAllText(Account, other);

        Assert.Equal(700, Taken(known));
    }

    [Fact]
    public void A_long_history_is_put_together_and_counts_the_same()
    {
        UsageReading? known = null;
        var longest = 0L;
        for (var turn = 1; turn <= 1000; turn++)
        {
            var id = $"hold-{turn}";
            var hold = new UsageHold(id, 100, Now.AddMinutes(1));
            known = Change(UsageLine.Of(hold), account => account.Reserve(hold, long.MaxValue, Now)!, known);
            known = Change(UsageLine.Of(id, 3, Now), account => account.Settle(id, 3, Now), known);
            longest = Math.Max(longest, new FileInfo(Account).Length);
        }

        Assert.Equal(3000, Taken(known: null));
        Assert.Equal(3000, Taken(known));
        Assert.InRange(longest, 16 * 1024, 64 * 1024);
    }

    private UsageReading Reserve(long tokens, UsageReading? known)
    {
        var hold = new UsageHold($"hold-{++_holds}", tokens, Now.AddMinutes(1));
        return Change(UsageLine.Of(hold), account => account.Reserve(hold, 1000, Now)!, known);
    }

    private UsageReading Change(UsageLine line, Func<UsageAccount, UsageAccount> change, UsageReading? known)
    {
        using var file = UsageFile.Open(Account, known);
        file.Write(line, change(file.Reading!.Account));
        return file.Reading;
    }

    private UsageReading? Read(UsageReading? known)
    {
        using var file = UsageFile.Open(Account, known);
        return file.Reading;
    }

    private long Taken(UsageReading? known) => Read(known)!.Account.TakenAt(Now);
}
