using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>Removes conversations, their visitors' wish or because their time is over. Writers hold the conversation's lock.</summary>
internal sealed class ConversationRemoval(MemoryFolder folder)
{
    private readonly ActivityIndex _activity = new(folder);

    /// <summary>One rename, after which nobody finds the conversation; then the files.</summary>
    public bool Delete(SessionId session)
    {
        var conversation = folder.ConversationOf(session);
        if (!Directory.Exists(conversation))
        {
            return false;
        }

        var grave = Path.Combine(folder.Deleted, MemoryFolder.NameOf(session));
        Directory.CreateDirectory(folder.Deleted);
        Bury(grave);
        Directory.Move(conversation, grave);
        Bury(grave);
        return true;
    }

    /// <summary>Finishes what a crash in the middle of a deletion left.</summary>
    public void BuryTheDeleted()
    {
        if (Directory.Exists(folder.Deleted))
        {
            foreach (var grave in Directory.EnumerateDirectories(folder.Deleted))
            {
                Bury(grave);
            }
        }
    }

    private void Bury(string grave)
    {
        if (!Directory.Exists(grave))
        {
            return;
        }

        var name = Path.GetFileName(grave);
        using (var file = MessageFile.TryOpen(Path.Combine(grave, MemoryFolder.Messages)))
        {
            if (file is not null && MessageFile.Last(file) is { } last && !Directory.Exists(folder.ConversationNamed(name)))
            {
                _activity.Forget(name, last.Timestamp);
            }
        }

        try
        {
            Directory.Delete(grave, recursive: true);
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException)
        {
            // Another host buried it; only the rename is done under the lock.
        }
    }

    /// <summary>The conversations that were last active before this day, the oldest first, read as they are asked for.</summary>
    public IEnumerable<(ActivityPosition Position, SessionId Session)> QuietBefore(DateOnly firstDayKept)
    {
        foreach (var position in _activity.Before(firstDayKept))
        {
            if (_activity.SessionOf(position) is { } session)
            {
                yield return (position, session);
            }
        }
    }

    /// <summary>
    /// Removes a conversation that <see cref="QuietBefore"/> found, unless it woke up meanwhile; also what a crash in its first
    /// writing left, which nobody can read or delete.
    /// </summary>
    public bool Expire(ActivityPosition position, SessionId session, DateOnly firstDayKept)
    {
        var last = LastOf(session);
        var isQuiet = last is null || DateOnly.FromDateTime(last.Timestamp.UtcDateTime) < firstDayKept;
        if (!isQuiet)
        {
            _activity.Touch(session, null, last!.Timestamp);
        }

        var isRemoved = isQuiet && Delete(session);
        _activity.Forget(position.Day, position.Name);
        return isRemoved;
    }

    private MessageLine? LastOf(SessionId session)
    {
        using var file = MessageFile.TryOpen(folder.MessagesOf(session));
        return file is null ? null : MessageFile.Last(file);
    }
}
