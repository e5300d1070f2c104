using Microsoft.Extensions.Caching.Memory;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// What this process last wrote of the accounts of the conversations it serves. May be out of date: a write under an old ETag fails, and
/// is done again on what is true.
/// </summary>
internal sealed class KnownAccounts : IDisposable
{
    private static readonly MemoryCacheEntryOptions Kept = new() { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) };
    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = 4096 });

    public UsageRow? Find(string partition) => _seen.Get<UsageRow>(partition);

    public void Set(string partition, UsageRow row) => _seen.Set(partition, row, Kept);

    public void Forget(string partition) => _seen.Remove(partition);

    public void Dispose() => _seen.Dispose();
}
