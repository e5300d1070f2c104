using DigitalTwin.Domain.Budgets;
using Xunit;

namespace DigitalTwin.Domain.Tests.Budgets;

public sealed class UsageAccountTests
{
    private const long Limit = 1000;
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_set_aside_is_no_longer_free()
    {
        var account = Reserve(UsageAccount.Empty, "a", 600);

        Assert.Equal(600, account.TakenAt(Now));
        Assert.Equal(0, account.Spent);
        Assert.Null(account.Reserve(Hold("b", 401), Limit, Now));
        Assert.Equal(Limit, Reserve(account, "b", 400).TakenAt(Now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    [InlineData(600)]
    [InlineData(601)]
    [InlineData(5000)]
    public void What_was_used_takes_the_place_of_what_was_set_aside(long used)
    {
        var account = Reserve(UsageAccount.Empty, "a", 600).Settle("a", used, Now);

        Assert.Equal((used, used), (account.Spent, account.TakenAt(Now)));
        Assert.Equal(used >= Limit, account.Reserve(Hold("b", 1), Limit, Now) is null);
    }

    [Fact]
    public void A_hold_that_nobody_settled_is_free_again_when_it_expires()
    {
        var account = Reserve(UsageAccount.Empty, "a", Limit);

        Assert.Null(account.Reserve(Hold("b", 1), Limit, Now.AddMinutes(3).AddTicks(-1)));
        var later = account.Reserve(Hold("b", Limit, Now.AddMinutes(3)), Limit, Now.AddMinutes(3))!;
        Assert.Equal("b", Assert.Single(later.Holds).Id);
    }

    [Fact]
    public void What_was_used_is_booked_also_after_the_hold_expired()
    {
        var account = Reserve(UsageAccount.Empty, "a", 600);
        var taken = account.Reserve(Hold("b", Limit, Now.AddMinutes(3)), Limit, Now.AddMinutes(3))!;

        Assert.Equal(Limit + 500, taken.Settle("a", 500, Now.AddMinutes(4)).TakenAt(Now.AddMinutes(4)));
        Assert.Equal(500, account.Settle("a", 500, Now.AddMinutes(4)).TakenAt(Now.AddMinutes(4)));
    }

    [Fact]
    public void What_is_asked_for_a_second_time_is_done_once()
    {
        var account = Reserve(UsageAccount.Empty, "a", 600);

        Assert.Same(account, account.Reserve(Hold("a", 600), Limit, Now));
        var settled = account.Settle("a", 300, Now);
        Assert.Same(settled, settled.Settle("a", 300, Now.AddSeconds(30)));
        Assert.Equal(300, Reserve(settled, "b", 1).Settle("a", 300, Now.AddSeconds(30)).Spent);
    }

    [Fact]
    public void What_is_settled_leaves_no_trace_after_a_while()
    {
        var account = Reserve(UsageAccount.Empty, "a", 600).Settle("a", 300, Now);

        Assert.Equal("b", Assert.Single(account.Reserve(Hold("b", 1, Now.AddMinutes(2)), Limit, Now.AddMinutes(2))!.Holds).Id);
    }

    [Fact]
    public void An_account_is_idle_until_something_is_set_aside_or_spent()
    {
        Assert.True(UsageAccount.Empty.IsIdle);
        Assert.False(Reserve(UsageAccount.Empty, "a", 1).IsIdle);
        Assert.True(Reserve(UsageAccount.Empty, "a", 1).Settle("a", 0, Now).IsIdle);
        Assert.False(Reserve(UsageAccount.Empty, "a", 1).Settle("a", 1, Now).IsIdle);
    }

    [Fact]
    public void Nothing_overflows()
    {
        var account = Reserve(UsageAccount.Empty, "a", 1).Settle("a", long.MaxValue, Now);

        Assert.Equal(long.MaxValue, account.Settle("b", long.MaxValue, Now).TakenAt(Now));
        Assert.Null(account.Reserve(Hold("c", long.MaxValue), Limit, Now));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void However_calls_mix_the_limit_is_kept_nothing_is_lost_and_all_of_it_can_be_used(int seed)
    {
        var random = new Random(seed);
        var now = Now;
        var account = UsageAccount.Empty;
        var open = new Dictionary<string, (long Tokens, DateTimeOffset Until)>();
        long spent = 0;
        for (var step = 0; step < 5000; step++)
        {
            // The last quarter of a budget is the one that matters: now and then all begins anew.
            if (step % 200 == 0)
            {
                (account, spent) = (UsageAccount.Empty, 0);
                open.Clear();
            }

            now += TimeSpan.FromSeconds(random.Next(20));
            var alive = open.Where(hold => hold.Value.Until > now).ToDictionary();
            if (alive.Count > 0 && random.Next(2) == 0)
            {
                var (id, hold) = alive.ElementAt(random.Next(alive.Count));
                var used = random.NextInt64(hold.Tokens + 1);
                account = Repeated(random, account, each => each.Settle(id, used, now));
                spent += used;
                open.Remove(id);
            }
            else
            {
                var hold = Hold($"{step}", random.Next(1, 300), now);
                var fits = hold.Tokens <= Limit - spent - alive.Sum(each => each.Value.Tokens);
                var reserved = account.Reserve(hold, Limit, now);
                Assert.Equal(fits, reserved is not null);
                if (reserved is not null)
                {
                    account = Repeated(random, reserved, each => each.Reserve(hold, Limit, now)!);
                    open.Add(hold.Id, (hold.Tokens, hold.Until));
                }
            }

            Assert.Equal(spent, account.Spent);
            Assert.Equal(spent + open.Values.Where(hold => hold.Until > now).Sum(hold => hold.Tokens), account.TakenAt(now));
            Assert.True(account.TakenAt(now) <= Limit);
        }
    }

    private static UsageAccount Repeated(Random random, UsageAccount account, Func<UsageAccount, UsageAccount> change)
    {
        for (var times = random.Next(1, 3); times > 0; times--)
        {
            account = change(account);
        }

        return account;
    }

    private static UsageAccount Reserve(UsageAccount account, string id, long tokens) =>
        account.Reserve(Hold(id, tokens), Limit, Now) ?? throw new InvalidOperationException("It does not fit.");

    private static UsageHold Hold(string id, long tokens, DateTimeOffset? at = null) => new(id, tokens, (at ?? Now).AddMinutes(3));
}
