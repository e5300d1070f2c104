using Microsoft.Extensions.Caching.Memory;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// What this process last saw of the conversations it serves, so that a turn's appends need not read again what its start has read.
/// May be out of date: a write under an old ETag fails, and is done again on what is true.
/// </summary>
internal sealed class KnownConversations : IDisposable
{
    private static readonly MemoryCacheEntryOptions Kept = new() { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) };
    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = 4096 });

    /// <returns>Whether anything is known of it, be it only that there was none.</returns>
    public bool TryGet(string partition, out ConversationRow? row) => _seen.TryGetValue(partition, out row);

    /// <param name="row">Null: there is no such conversation.</param>
    public void Set(string partition, ConversationRow? row) => _seen.Set(partition, row, Kept);

    public void Forget(string partition) => _seen.Remove(partition);

    public void Dispose() => _seen.Dispose();
}
