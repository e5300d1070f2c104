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
            Persona = window is { IsEmpty: false } held ? held[^1].Persona : null,
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
        var last = MessageFile.Last(file);
        if (message.Role == MessageRole.User && last is not null && last.HeldWith != message.Persona)
        {
            return AppendOutcome.OtherPersona;
        }

        var turn = FindTurn(file, session, message.InReplyTo ?? message.Id);
        var target = replaced is { } earlier ? MessageFile.Current(file).FirstOrDefault(line => line.Id == earlier.Value) : null;
        if (Unstored(message, turn, replaced, target) is { } outcome)
        {
            return outcome;
        }

        var line = MessageLine.From(message, last, target);
        _activity.Touch(session, last?.Timestamp, message.Timestamp);
        try
        {
            _turns.Note(session, message, target is null ? line.Number : null, end);
            LineFile.Append(file, end, line.Encode());
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

    /// <param name="turn">What is stored of it.</param>
    /// <param name="target">The message that is to be replaced, as the conversation holds it.</param>
    /// <returns>Null for a message that is to be stored.</returns>
    private static AppendOutcome? Unstored(Message message, StoredTurn? turn, MessageId? replaced, MessageLine? target)
    {
        var isKnown = message.Role == MessageRole.User
            ? turn is not null && message.Id != replaced
            : turn is not { AnsweredElsewhereSince: null } || (turn.Reply is not null && replaced is null);
        var isGone = message.Role == MessageRole.Assistant && (turn is null || (turn.IsReplaced && replaced is null));
        return isGone ? AppendOutcome.Gone : isKnown || (replaced is not null && target is null) ? AppendOutcome.Known : null;
    }

    private StoredTurn? FindTurn(SafeFileHandle file, SessionId session, MessageId message)
    {
        var places = _turns.Find(session, message);
        var lines = places.Questions.Select(offset => MessageFile.At(file, offset));
        if (lines.FirstOrDefault(line => line?.Id == message.Value && line.Role == MessageRole.User) is not { } question)
        {
            return null;
        }

        var replies = places.Replies.Where(offset => offset > question.Start).Select(offset => MessageFile.At(file, offset));
        var reply = replies.FirstOrDefault(line => line?.ReplyTo == message.Value);
        return _notes.With(session, new StoredTurn(question.ToMessage(), reply?.ToMessage())
        {
            AnsweredElsewhereSince = reply is null ? places.AnsweredElsewhereSince : null,
            IsReplaced = !MessageFile.IsCurrent(file, question),
        });
    }

    private SafeFileHandle? TryOpen(SessionId session) => MessageFile.TryOpen(folder.MessagesOf(session));
}
