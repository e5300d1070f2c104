using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// The embedded default: conversations as append-only JSON Lines under MEMORY_DIR. Files have no asynchronous calls on most
/// systems, so each operation is one piece of synchronous work on the thread pool, and only waiting for a lock is awaited.
/// </summary>
internal sealed class FileConversationStore(MemoryFolder folder, MemoryLocks locks, IdFactory ids) : IConversationStore
{
    private readonly ConversationFiles _files = new(folder, ids.NewMessage().Value);
    private readonly ConversationRemoval _removal = new(folder);
    private readonly OwnersList _list = new(folder);
    private int _checks;

    public string Kind => "files";

    public async ValueTask<ImmutableArray<Message>?> ReadAsync(
        SessionId session, int limit, MessageId? before, CancellationToken cancellationToken) =>
        await WorkAsync(() => _files.Read(session, limit, before), cancellationToken);

    public async ValueTask<TurnMemory> ReadTurnAsync(
        SessionId session, int limit, MessageId? message, CancellationToken cancellationToken) =>
        await WorkAsync(() => _files.ReadTurn(session, limit, message), cancellationToken);

    public async ValueTask<StoredTurn?> FindTurnAsync(SessionId session, MessageId message, CancellationToken cancellationToken) =>
        await WorkAsync(() => _files.FindTurn(session, message), cancellationToken);

    public async ValueTask<AppendOutcome> AppendAsync(SessionId session, Message message, CancellationToken cancellationToken) =>
        await WriteAsync(session, () => _files.Append(session, message, replaced: null), cancellationToken);

    public async ValueTask<AppendOutcome> ReplaceAsync(SessionId session, Message message, MessageId replaced, CancellationToken cancellationToken) =>
        await WriteAsync(session, () => _files.Append(session, message, replaced), cancellationToken);

    public async ValueTask<bool> NoteAsync(
        SessionId session, MessageId question, ReplyProgress progress, bool takesOver, DateTimeOffset now, CancellationToken cancellationToken) =>
        await WriteAsync(session, () => _files.Note(session, question, progress, takesOver, now), cancellationToken);

    public async ValueTask StopAsync(SessionId session, MessageId question, CancellationToken cancellationToken) =>
        await WriteAsync(session, () => _files.Stop(session, question), cancellationToken);

    public async ValueTask<bool> ClaimAsync(
        SessionId session, MessageId message, DateTimeOffset now, DateTimeOffset abandoned, CancellationToken cancellationToken) =>
        await WriteAsync(session, () => _files.Claim(session, message, now, abandoned), cancellationToken);

    public async ValueTask ReleaseAsync(SessionId session, MessageId message, CancellationToken cancellationToken) =>
        await WriteAsync(session, () => _files.Release(session, message), cancellationToken);

    public async ValueTask DeleteAsync(SessionId session, CancellationToken cancellationToken) =>
        await WriteAsync(session, () => _removal.Delete(session), cancellationToken);

    public async ValueTask<ConversationList> ListAsync(int limit, string? continuation, PersonaId? persona, CancellationToken cancellationToken)
    {
        var after = continuation is null ? null : ActivityPosition.Parse(continuation);
        return await WorkAsync(() => _list.Read(limit, after, persona), cancellationToken);
    }

    public async ValueTask CheckAsync(CancellationToken cancellationToken) =>
        await WorkAsync(
            () =>
            {
                Directory.CreateDirectory(folder.Root);
                var probe = Path.Combine(folder.Root, $".health-{Environment.ProcessId}-{Interlocked.Increment(ref _checks)}");
                File.WriteAllBytes(probe, [1]);
                File.Delete(probe);
                return true;
            },
            cancellationToken);

    public async ValueTask<int> ExpireAsync(DateOnly firstDayKept, CancellationToken cancellationToken)
    {
        var removed = 0;
        using var quiet = _removal.QuietBefore(firstDayKept).GetEnumerator();
        while (await WorkAsync(quiet.MoveNext, cancellationToken))
        {
            var (position, session) = quiet.Current;
            removed += await WriteAsync(session, () => _removal.Expire(position, session, firstDayKept), cancellationToken) ? 1 : 0;
        }

        return removed;
    }

    public async ValueTask TidyAsync(CancellationToken cancellationToken) =>
        await WorkAsync(
            () =>
            {
                _removal.BuryTheDeleted();
                return true;
            },
            cancellationToken);

    private async Task<T> WriteAsync<T>(SessionId session, Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            using var taken = await locks.TakeAsync(session, cancellationToken);
            return await Task.Run(work, CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Failed(fault);
        }
    }

    private async Task<T> WorkAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Failed(fault);
        }
    }

    private StorageException Failed(Exception fault) => new($"The folder {folder.Root} (MEMORY_DIR) can't be read or written.", fault);
}
