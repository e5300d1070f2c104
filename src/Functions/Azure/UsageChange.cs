using System.Collections.Immutable;
using DigitalTwin.Domain.Budgets;

namespace DigitalTwin.Functions.Azure;

/// <summary>Something to be done to a day's accounts, which whoever asked for it waits for.</summary>
internal abstract class UsageChange
{
    private readonly TaskCompletionSource<ImmutableArray<UsagePart>?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it is to be done even now; a reservation is not once nobody waits for it.</summary>
    public abstract bool IsWanted { get; }

    /// <summary>What is to be done when it is not wanted any more, or when nobody knows whether it was done; null for nothing.</summary>
    public abstract UsageChange? Afterwards { get; }

    protected bool IsGivenUp => _done.Task.IsCanceled;

    /// <returns>The accounts after it, and which of them hold it; null when they have no room for it. The same however often it is done.</returns>
    public abstract (UsageShards After, ImmutableArray<UsagePart> Parts)? Apply(UsageShards shards, int first, DateTimeOffset now);

    /// <returns>False when nobody waits for it any more.</returns>
    public bool TryFinish(ImmutableArray<UsagePart>? parts) => _done.TrySetResult(parts);

    public void Fail(Exception fault) => _done.TrySetException(fault);

    /// <returns>What <see cref="TryFinish"/> was told.</returns>
    public async Task<ImmutableArray<UsagePart>?> WaitAsync(CancellationToken cancellationToken)
    {
        await using var giveUp = cancellationToken.UnsafeRegister(_ => _done.TrySetCanceled(cancellationToken), null);
        return await _done.Task;
    }
}

internal sealed class ReservingChange(UsageHold hold) : UsageChange
{
    public override bool IsWanted => !IsGivenUp;

    public override UsageChange Afterwards => new ForgettingChange(hold.Id);

    public override (UsageShards After, ImmutableArray<UsagePart> Parts)? Apply(UsageShards shards, int first, DateTimeOffset now) =>
        shards.PartsOf(hold.Id) is { IsEmpty: false } parts ? (shards, parts)
        : shards.Plan(hold.Tokens, first, now) is { } plan ? (shards.Reserve(plan, hold.Id, hold.Until, now), plan)
        : null;
}

/// <summary>What was used must be booked, also when whoever used it does not wait for that.</summary>
internal sealed class SettlingChange(ImmutableArray<UsagePart> parts, string hold, long used) : UsageChange
{
    public override bool IsWanted => true;

    public override UsageChange Afterwards => this;

    public override (UsageShards After, ImmutableArray<UsagePart> Parts)? Apply(UsageShards shards, int first, DateTimeOffset now) =>
        (shards.Settle(parts, hold, used, now), parts);
}

/// <summary>Gives back what a reservation may have set aside, of which nobody heard. It expires by itself, and so is worth one try.</summary>
internal sealed class ForgettingChange(string hold) : UsageChange
{
    public override bool IsWanted => true;

    public override UsageChange? Afterwards => null;

    public override (UsageShards After, ImmutableArray<UsagePart> Parts)? Apply(UsageShards shards, int first, DateTimeOffset now) =>
        (shards.Settle(shards.PartsOf(hold), hold, 0, now), []);
}
