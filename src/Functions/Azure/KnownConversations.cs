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

    /// <summary>Null when nothing is known of it, or there was none.</summary>
    public ConversationRow? Find(string partition) => _seen.Get<ConversationRow>(partition);

    /// <param name="row">As it was just read or written; null when there is none.</param>
    public void Set(string partition, ConversationRow? row)
    {
        if (row is { IsDeleted: false })
        {
            _seen.Set(partition, row, Kept);
        }
        else
        {
            Forget(partition);
        }
    }

    public void Forget(string partition) => _seen.Remove(partition);

    public void Dispose() => _seen.Dispose();
}
