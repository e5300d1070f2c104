using System.Collections.Immutable;

namespace DigitalTwin.Domain.Budgets;

/// <summary>
/// A budget divided over accounts, so that many may draw on it at once. Each account has its share; what one has left over is not lost,
/// for a reservation may be put together from several.
/// </summary>
public sealed record UsageShards(long Budget, ImmutableArray<UsageAccount> Accounts)
{
    // An account is a row of bounded size; at a hundred bytes a hold, and as many again that were settled a moment ago.
    private const int OpenHolds = 150;

    public long ShareOf(int shard) => (Budget / Accounts.Length) + (shard < Budget % Accounts.Length ? 1 : 0);

    /// <summary>
    /// Whether an account has more than its share, so that the others can't tell by themselves what is left: a call used more than was
    /// set aside for it, or the owner has lowered the budget.
    /// </summary>
    public bool IsUneven(DateTimeOffset now) => Missing(LeftAt(now)) > 0;

    /// <summary>The same tokens spent, with no account beyond its share, where there is room for that.</summary>
    public UsageShards Levelled(DateTimeOffset now)
    {
        var left = LeftAt(now);
        var excess = left.Select((each, shard) => Math.Min(Accounts[shard].Spent, Math.Max(0, -each))).ToArray();
        var moved = excess.Aggregate(0L, (sum, each) => Math.Min(Budget + 1, sum + Math.Min(Budget + 1, each)));
        if (moved == 0 || moved > left.Sum(each => Math.Max(0, each)))
        {
            return this;
        }

        var accounts = Accounts.ToBuilder();
        for (var shard = 0; shard < left.Length; shard++)
        {
            var taken = left[shard] > 0 ? Math.Min(moved, left[shard]) : -excess[shard];
            moved -= Math.Max(0, taken);
            accounts[shard] = taken == 0 ? accounts[shard] : accounts[shard] with { Spent = accounts[shard].Spent + taken };
        }

        return this with { Accounts = accounts.ToImmutable() };
    }

    /// <summary>The parts of a hold that is there already, whoever put it there; none when it isn't.</summary>
    public ImmutableArray<UsagePart> PartsOf(string hold) =>
        [.. Accounts.SelectMany((account, shard) => account.Holds.Where(each => each.Id == hold).Select(each => new UsagePart(shard, each.Tokens)))];

    /// <summary>Where so many tokens could be taken from: one account if any has them, else as few as it takes, from this one on.</summary>
    /// <returns>Null when there are not that many left.</returns>
    public ImmutableArray<UsagePart>? Plan(long tokens, int first, DateTimeOffset now)
    {
        var left = LeftAt(now);
        // What a call used beyond its reservation is missing elsewhere.
        var free = left.Select((each, shard) => HasRoom(Accounts[shard], now) ? Math.Max(0, each) : 0).ToArray();
        if (tokens > free.Sum() - Missing(left))
        {
            return null;
        }

        var inOrder = Enumerable.Range(0, free.Length).Select(i => (first + i) % free.Length).ToList();
        if (inOrder.Cast<int?>().FirstOrDefault(shard => free[shard!.Value] >= tokens) is { } whole)
        {
            return [new UsagePart(whole, tokens)];
        }

        var parts = ImmutableArray.CreateBuilder<UsagePart>();
        foreach (var shard in inOrder.Where(shard => free[shard] > 0).TakeWhile(_ => tokens > 0))
        {
            parts.Add(new UsagePart(shard, Math.Min(tokens, free[shard])));
            tokens -= parts[^1].Tokens;
        }

        return parts.ToImmutable();
    }

    /// <param name="parts">As planned on these very accounts.</param>
    public UsageShards Reserve(ImmutableArray<UsagePart> parts, string hold, DateTimeOffset until, DateTimeOffset now) => With(
        parts,
        (account, part) => account.Reserve(new UsageHold(hold, part.Tokens, until), long.MaxValue, now) ?? account);

    /// <summary>Books what was used where it was set aside, the rest of it at the last part.</summary>
    public UsageShards Settle(ImmutableArray<UsagePart> parts, string hold, long used, DateTimeOffset now) => With(
        parts,
        (account, part) =>
        {
            var booked = part == parts[^1] ? used : Math.Min(used, part.Tokens);
            used -= booked;
            return account.Settle(hold, booked, now);
        });

    private UsageShards With(ImmutableArray<UsagePart> parts, Func<UsageAccount, UsagePart, UsageAccount> change)
    {
        var accounts = Accounts.ToBuilder();
        foreach (var part in parts)
        {
            accounts[part.Shard] = change(accounts[part.Shard], part);
        }

        return this with { Accounts = accounts.ToImmutable() };
    }

    private long[] LeftAt(DateTimeOffset now) => [.. Accounts.Select((account, shard) => ShareOf(shard) - account.TakenAt(now))];

    private long Missing(long[] left) => left.Sum(each => Math.Min(Budget + 1, Math.Max(0, -each)));

    private static bool HasRoom(UsageAccount account, DateTimeOffset now) =>
        account.Holds.Count(hold => hold.Tokens > 0 && hold.Until > now) < OpenHolds;
}

/// <summary>The tokens of a reservation that are set aside in one account.</summary>
public readonly record struct UsagePart(int Shard, long Tokens);
