using System.Collections.Immutable;

namespace DigitalTwin.Domain.Budgets;

/// <summary>
/// What was spent of a limit and what is set aside. Each change is made once, however often it is asked for, so that it may be
/// tried again by whoever never heard what came of it.
/// </summary>
public sealed record UsageAccount(long Spent, ImmutableArray<UsageHold> Holds)
{
    // Longer than anyone goes on trying, and than two machines' clocks differ.
    private static readonly TimeSpan SettledFor = TimeSpan.FromMinutes(2);

    // So that an account has a size, whatever happens.
    private const int SettledKept = 150;

    public static UsageAccount Empty { get; } = new(0, []);

    /// <summary>Nothing was spent and nothing is set aside, so that it says no more than an account that isn't there.</summary>
    public bool IsIdle => Spent == 0 && Holds.All(hold => hold.Tokens == 0);

    /// <summary>What is spent or set aside at this moment.</summary>
    public long TakenAt(DateTimeOffset now) => Holds.Where(hold => hold.Until > now).Aggregate(Spent, (sum, hold) => Sum(sum, hold.Tokens));

    public bool Knows(string id) => Holds.Any(hold => hold.Id == id);

    /// <returns>Null when less than that is left of the limit.</returns>
    public UsageAccount? Reserve(UsageHold hold, long limit, DateTimeOffset now) =>
        Knows(hold.Id) ? this
        : hold.Tokens > limit - TakenAt(now) ? null
        : this with { Holds = Current(now).Add(hold) };

    /// <summary>Books what was used in place of what was set aside, also when that is more, and when the hold has expired.</summary>
    public UsageAccount Settle(string id, long used, DateTimeOffset now) =>
        Holds.Any(hold => hold.Id == id && hold.Tokens == 0) ? this : new UsageAccount(
            Sum(Spent, used),
            Latest(Current(now).RemoveAll(hold => hold.Id == id).Add(new UsageHold(id, 0, now + SettledFor))));

    private ImmutableArray<UsageHold> Current(DateTimeOffset now) => Holds.RemoveAll(hold => hold.Until <= now);

    private static ImmutableArray<UsageHold> Latest(ImmutableArray<UsageHold> holds) =>
        holds.Count(hold => hold.Tokens == 0) > SettledKept ? holds.Remove(holds.First(hold => hold.Tokens == 0)) : holds;

    private static long Sum(long one, long other) => one > long.MaxValue - other ? long.MaxValue : one + other;
}
