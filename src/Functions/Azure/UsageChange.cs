using System.Collections.Immutable;
using DigitalTwin.Domain.Budgets;

namespace DigitalTwin.Functions.Azure;

/// <summary>Something to be done to a day's accounts, which whoever asked for it waits for.</summary>
internal abstract class UsageChange
{
    private readonly TaskCompletionSource<ImmutableArray<UsagePart>?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Nobody waits for it any more.</summary>
    public bool IsGivenUp => _done.Task.IsCanceled;

    /// <returns>The accounts after it, and which of them hold it; null when they have no room for it. The same however often it is done.</returns>
    public abstract (UsageShards After, ImmutableArray<UsagePart> Parts)? Apply(UsageShards shards, int first, DateTimeOffset now);

    /// <summary>What makes it undone, for one that was given up.</summary>
    public virtual UsageChange? Undo(ImmutableArray<UsagePart> parts) => null;

    /// <returns>False when it was given up before.</returns>
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
    public override (UsageShards After, ImmutableArray<UsagePart> Parts)? Apply(UsageShards shards, int first, DateTimeOffset now) =>
        shards.PartsOf(hold.Id) is { IsEmpty: false } parts ? (shards, parts)
        : shards.Plan(hold.Tokens, first, now) is { } plan ? (shards.Reserve(plan, hold.Id, hold.Until, now), plan)
        : null;

    public override UsageChange Undo(ImmutableArray<UsagePart> parts) => new SettlingChange(parts, hold.Id, 0);
}

internal sealed class SettlingChange(ImmutableArray<UsagePart> parts, string hold, long used) : UsageChange
{
    public override (UsageShards After, ImmutableArray<UsagePart> Parts)? Apply(UsageShards shards, int first, DateTimeOffset now) =>
        (shards.Settle(parts, hold, used, now), parts);
}
