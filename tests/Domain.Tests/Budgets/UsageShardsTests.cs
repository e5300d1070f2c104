using System.Collections.Immutable;
using DigitalTwin.Domain.Budgets;
using Xunit;

namespace DigitalTwin.Domain.Tests.Budgets;

public sealed class UsageShardsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Shares_add_up_to_the_budget() =>
        Assert.All(new long[] { 0, 1, 15, 16, 17, 500_000, 1_000_000_000_000 }, budget =>
            Assert.Equal(budget, Enumerable.Range(0, 16).Sum(Shards(budget).ShareOf)));

    [Fact]
    public void Tokens_come_from_one_account_if_any_has_them()
    {
        var shards = Reserve(Shards(1600), 60, first: 3);

        Assert.Equal([new UsagePart(3, 40)], shards.Plan(40, 3, Now)!.Value.AsEnumerable());
        Assert.Equal([new UsagePart(4, 41)], shards.Plan(41, 3, Now)!.Value.AsEnumerable());
        Assert.Equal([new UsagePart(0, 100)], Reserve(shards, 100, first: 15).Plan(100, 15, Now)!.Value.AsEnumerable());
    }

    [Fact]
    public void Tokens_are_put_together_when_no_account_has_them_all()
    {
        var parts = Reserve(Shards(1600), 60, first: 3).Plan(150, 3, Now)!.Value;

        Assert.Equal([new UsagePart(3, 40), new UsagePart(4, 100), new UsagePart(5, 10)], parts.AsEnumerable());
    }

    [Fact]
    public void A_hold_in_several_accounts_is_found_again_and_settled_as_one()
    {
        var shards = Shards(1600);
        var parts = shards.Plan(250, 0, Now)!.Value;
        var reserved = shards.Reserve(parts, "a", Now.AddMinutes(3), Now);

        Assert.Equal(parts.AsEnumerable(), reserved.PartsOf("a"));
        Assert.Empty(reserved.PartsOf("b"));
        Assert.Equal([100, 20, 0], reserved.Settle(parts, "a", 120, Now).Accounts.Take(3).Select(account => account.Spent));
        Assert.Equal([100, 100, 400], reserved.Settle(parts, "a", 600, Now).Accounts.Take(3).Select(account => account.Spent));
        var settled = reserved.Settle(parts, "a", 120, Now);
        Assert.Equal(settled.Accounts.AsEnumerable(), settled.Settle(parts, "a", 120, Now).Accounts);
    }

    [Fact]
    public void What_a_call_used_beyond_its_reservation_is_missing_elsewhere()
    {
        var shards = Shards(1600);
        var parts = shards.Plan(10, 0, Now)!.Value;
        var overdrawn = shards.Reserve(parts, "a", Now.AddMinutes(3), Now).Settle(parts, "a", 1000, Now);

        Assert.Null(overdrawn.Plan(601, 1, Now));
        Assert.NotNull(overdrawn.Plan(600, 1, Now));
        Assert.Null(overdrawn.Settle(parts, "b", long.MaxValue, Now).Plan(1, 1, Now));
    }

    [Fact]
    public void What_an_account_has_beyond_its_share_is_moved_to_those_that_have_less()
    {
        var shards = Reserve(Shards(1600), 60, first: 3);
        var parts = shards.Plan(10, 0, Now)!.Value;
        var uneven = shards.Reserve(parts, "a", Now.AddMinutes(3), Now).Settle(parts, "a", 1000, Now);
        Assert.True(uneven.IsUneven(Now));

        var even = uneven.Levelled(Now);

        Assert.False(even.IsUneven(Now));
        Assert.Equal(1060, even.Accounts.Sum(account => account.TakenAt(Now)));
        Assert.Equal((uneven.Plan(540, 0, Now) is null, uneven.Plan(541, 0, Now) is null), (even.Plan(540, 0, Now) is null, even.Plan(541, 0, Now) is null));
        Assert.Same(even, even.Levelled(Now));
    }

    [Theory]
    [InlineData(1700)]
    [InlineData(long.MaxValue)]
    public void What_is_beyond_the_whole_budget_stays_where_it_is(long used)
    {
        var uneven = Shards(1600).Settle([new UsagePart(0, 1)], "a", used, Now);

        Assert.Same(uneven, uneven.Levelled(Now));
        Assert.Null(uneven.Plan(1, 5, Now));
    }

    [Fact]
    public void An_account_with_too_many_open_holds_is_left_alone_until_some_are_settled()
    {
        var shards = new UsageShards(1000, [UsageAccount.Empty]);
        for (var i = 0; i < 150; i++)
        {
            shards = shards.Reserve(shards.Plan(1, 0, Now)!.Value, $"{i}", Now.AddMinutes(3), Now);
        }

        Assert.Null(shards.Plan(1, 0, Now));
        Assert.NotNull(shards.Settle([new UsagePart(0, 1)], "7", 0, Now).Plan(1, 0, Now));
        Assert.NotNull(shards.Plan(1, 0, Now.AddMinutes(3)));
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 1000)]
    [InlineData(3, 20_000)]
    [InlineData(4, 500_000)]
    public void However_calls_mix_the_budget_is_kept_and_all_of_it_can_be_used(int seed, long budget)
    {
        var random = new Random(seed);
        var shards = Shards(budget);
        var open = new List<(string Id, ImmutableArray<UsagePart> Parts)>();
        var spent = 0L;
        for (var step = 0; step < 800; step++)
        {
            if (open.Count > 0 && random.Next(2) == 0)
            {
                var (id, parts) = open[random.Next(open.Count)];
                open.RemoveAll(hold => hold.Id == id);
                var used = random.NextInt64(parts.Sum(part => part.Tokens) / 50 + 1);
                shards = shards.Settle(parts, id, used, Now);
                spent += used;
            }
            else
            {
                var tokens = random.NextInt64(1, Math.Max(2, budget / 20));
                var isThere = tokens <= budget - spent - open.Sum(hold => hold.Parts.Sum(part => part.Tokens));
                var plan = shards.Plan(tokens, random.Next(16), Now);
                Assert.Equal(isThere, plan is not null);
                if (plan is { } parts)
                {
                    Assert.Equal(tokens, parts.Sum(part => part.Tokens));
                    shards = shards.Reserve(parts, $"{step}", Now.AddMinutes(3), Now);
                    open.Add(($"{step}", parts));
                }
            }

            Assert.Equal(spent, shards.Accounts.Sum(account => account.Spent));
            Assert.All(shards.Accounts.Select((account, shard) => shards.ShareOf(shard) - account.TakenAt(Now)), left => Assert.True(left >= 0));
        }
    }

    private static UsageShards Shards(long budget) => new(budget, [.. Enumerable.Repeat(UsageAccount.Empty, 16)]);

    private static UsageShards Reserve(UsageShards shards, long tokens, int first) =>
        shards.Reserve(shards.Plan(tokens, first, Now)!.Value, $"{first}", Now.AddMinutes(3), Now);
}
