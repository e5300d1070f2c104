using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using Microsoft.Win32.SafeHandles;

namespace DigitalTwin.Functions.Local;

/// <summary>The files of the conversations. Writers hold the conversation's lock; readers need none, for lines are only added.</summary>
internal sealed class ConversationFiles(MemoryFolder folder, string owner)
{
    private readonly TurnIndex _turns = new(folder, owner);
    private readonly ActivityIndex _activity = new(folder);
    private readonly ReplyNotesFolder _notes = new(folder, owner);

    public ImmutableArray<Message>? Read(SessionId session, int limit, MessageId? before) => Read(session, limit, before, replaced: null);

    public TurnMemory ReadTurn(SessionId session, int limit, MessageId? message)
    {
        var replaced = new List<MessageLine>();
        var window = Read(session, limit, before: null, replaced);
        return new TurnMemory(window, message is { } id ? FindTurn(session, id) : null)
        {
            Replaced = replaced.Count == 0 ? [] : [.. replaced.Select(line => line.ToMessage())],
        };
    }

    private ImmutableArray<Message>? Read(SessionId session, int limit, MessageId? before, List<MessageLine>? replaced)
    {
        using var file = TryOpen(session);
        if (file is null)
        {
            return null;
        }

        var newestFirst = MessageFile.Current(file, replaced);
        if (before is { } id)
        {
            newestFirst = newestFirst.SkipWhile(line => line.Id != id.Value).Skip(1);
        }

        var messages = newestFirst.Take(limit).Select(line => line.ToMessage()).ToList();
        messages.Reverse();
        return messages.Count == 0 && before is null ? null : [.. messages];
    }

    public StoredTurn? FindTurn(SessionId session, MessageId message)
    {
        using var file = TryOpen(session);
        return file is null ? null : FindTurn(file, session, message);
    }

    /// <param name="replaced">The message whose place it takes; null for the next place.</param>
    public AppendOutcome Append(SessionId session, Message message, MessageId? replaced)
    {
        if (message.Role == MessageRole.User)
        {
            Directory.CreateDirectory(folder.ConversationOf(session));
        }
        else if (!File.Exists(folder.MessagesOf(session)))
        {
            return AppendOutcome.Gone;
        }

        using var file = LineFile.OpenToAppend(folder.MessagesOf(session));
        var end = LineFile.Repair(file);
        var turn = FindTurn(file, session, message.InReplyTo ?? message.Id);
        if (message.Role == MessageRole.Assistant && turn is not { AnsweredElsewhereSince: null })
        {
            return turn is null ? AppendOutcome.Gone : AppendOutcome.Known;
        }

        var place = replaced is { } earlier ? MessageFile.Current(file).FirstOrDefault(line => line.Id == earlier.Value)?.Number : null;
        var isKnown = message.Role == MessageRole.User ? turn is not null && message.Id != replaced : turn?.Reply is not null && replaced is null;
        if (isKnown || (replaced is not null && place is null))
        {
            return AppendOutcome.Known;
        }

        var last = MessageFile.Last(file);
        var number = place ?? ((last?.Number ?? 0) + 1);
        _activity.Touch(session, last?.Timestamp, message.Timestamp);
        try
        {
            _turns.Note(session, message, place is null ? number : null, end);
            LineFile.Append(file, end, MessageLine.Encode(message, number));
            _notes.Forget(session, message.InReplyTo ?? message.Id);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _activity.Untouch(session, last?.Timestamp, message.Timestamp);
            throw;
        }

        return AppendOutcome.Stored;
    }

    public bool Claim(SessionId session, MessageId message, DateTimeOffset now, DateTimeOffset abandoned)
    {
        if (FindTurn(session, message) is not { Reply: null } turn || turn.AnsweredElsewhereSince > abandoned)
        {
            return false;
        }

        _turns.Claim(session, message, now);
        _notes.Forget(session, message);
        return true;
    }

    public bool Release(SessionId session, MessageId message)
    {
        if (FindTurn(session, message) is { AnsweredElsewhereSince: null } turn)
        {
            _notes.Forget(session, message);
            if (turn.Reply is null)
            {
                _turns.Claim(session, message, null);
            }
        }

        return true;
    }

    /// <returns>False when there is no point in going on with the reply.</returns>
    public bool Note(SessionId session, MessageId question, ReplyProgress progress, bool takesOver, DateTimeOffset now) =>
        FindTurn(session, question) is { } turn && _notes.TryNote(session, turn, progress, takesOver, now);

    public bool Stop(SessionId session, MessageId question)
    {
        if (FindTurn(session, question) is { } turn)
        {
            _notes.Stop(session, turn);
        }

        return true;
    }

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

    private StoredTurn? FindTurn(SafeFileHandle file, SessionId session, MessageId message)
    {
        if (_turns.Find(session, message) is not { } place || MessageFile.At(file, place.Question) is not { } question || question.Id != message.Value)
        {
            return null;
        }

        var reply = place.Reply is { } offset && offset > place.Question && MessageFile.At(file, offset) is { } line && line.ReplyTo == message.Value ? line : null;
        return _notes.With(session, new StoredTurn(question.ToMessage(), reply?.ToMessage())
        {
            AnsweredElsewhereSince = reply is null ? place.AnsweredElsewhereSince : null,
        });
    }

    private SafeFileHandle? TryOpen(SessionId session) => MessageFile.TryOpen(folder.MessagesOf(session));

    private MessageLine? LastOf(SessionId session)
    {
        using var file = TryOpen(session);
        return file is null ? null : MessageFile.Last(file);
    }
}
