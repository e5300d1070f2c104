namespace DigitalTwin.Domain.Budgets;

/// <summary>Tokens set aside for one call.</summary>
/// <param name="Tokens">0 once it is settled: what then stays for a while tells a second settlement that it comes too late.</param>
/// <param name="Until">From this moment on it is not there any more.</param>
public readonly record struct UsageHold(string Id, long Tokens, DateTimeOffset Until);
