using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Testing;

/// <summary>A store in memory that can be told to fail.</summary>
public sealed class MemoryStore : IConversationStore
{
    private readonly Dictionary<SessionId, List<Message>> _conversations = [];

    public string Kind => "files";

    public bool ReadsFail { get; set; }

    public bool WritesFail { get; set; }

    public bool TidyFails { get; set; }

    /// <summary>Another process opened every conversation a moment ago, with another persona.</summary>
    public bool HoldsAnother { get; set; }

    /// <summary>Every message of a visitor was stored by another process a moment ago.</summary>
    public bool KnowsEveryMessage { get; set; }

    /// <summary>What is found then; null for an id that is no question's.</summary>
    public StoredTurn? StoredMeanwhile { get; set; }

    /// <summary>What every message without a reply says.</summary>
    public DateTimeOffset? AnsweredElsewhereSince { get; set; }

    /// <summary>What a turn is told of the past holds no question that was asked before, however lately.</summary>
    public bool ForgetsQuestions { get; set; }

    /// <summary>No question that is there is part of the conversation any more, and no reply is taken.</summary>
    public bool IsReplaced { get; set; }

    public int Claims { get; private set; }

    /// <summary>How often a turn was looked for by itself.</summary>
    public int Looks { get; private set; }

    public int Releases { get; private set; }

    /// <summary>What was noted of replies, in the order it came.</summary>
    public List<ReplyProgress> Notes { get; } = [];

    /// <summary>Of each note, whether it was to take the message over.</summary>
    public List<bool> TakeOvers { get; } = [];

    public bool NotesFail { get; set; }

    /// <summary>What the next notes are told: whether to go on.</summary>
    public bool MayGoOn { get; set; } = true;

    /// <summary>What another process has noted of a reply to any message.</summary>
    public ReplyProgress? Progress { get; set; }

    /// <summary>The messages whose answering another process was asked to stop.</summary>
    public List<MessageId> Stopped { get; } = [];

    /// <summary>Writes wait for this.</summary>
    public Task WritesAfter { get; set; } = Task.CompletedTask;

    public IReadOnlyList<Message> Of(SessionId session)
    {
        lock (_conversations)
        {
            return _conversations.TryGetValue(session, out var messages) ? [.. messages] : [];
        }
    }

    public ValueTask<ImmutableArray<Message>?> ReadAsync(SessionId session, int limit, MessageId? before, CancellationToken cancellationToken)
    {
        ThrowIf(ReadsFail);
        return ValueTask.FromResult<ImmutableArray<Message>?>(
            Of(session) is { Count: > 0 } all ? [.. all.TakeWhile(one => one.Id != before).TakeLast(limit)] : null);
    }

    public async ValueTask<TurnMemory> ReadTurnAsync(SessionId session, int limit, MessageId? message, CancellationToken cancellationToken)
    {
        var window = await ReadAsync(session, limit, null, cancellationToken);
        return new TurnMemory(window, message is { } id && !ForgetsQuestions ? Find(session, id) : null)
        {
            Persona = window is [.., var last] ? last.Persona : null,
        };
    }

    public ValueTask<StoredTurn?> FindTurnAsync(SessionId session, MessageId message, CancellationToken cancellationToken)
    {
        ThrowIf(ReadsFail);
        Looks++;
        return ValueTask.FromResult(KnowsEveryMessage ? StoredMeanwhile : Find(session, message));
    }

    private StoredTurn? Find(SessionId session, MessageId message)
    {
        var all = Of(session);
        return all.FirstOrDefault(one => one.Id == message) is { } question
            ? new StoredTurn(question, all.LastOrDefault(one => one.InReplyTo == message)) { AnsweredElsewhereSince = AnsweredElsewhereSince, Progress = Progress, IsReplaced = IsReplaced }
            : null;
    }

    public async ValueTask<AppendOutcome> ReplaceAsync(SessionId session, Message message, MessageId replaced, CancellationToken cancellationToken)
    {
        await WritesAfter;
        ThrowIf(WritesFail);
        lock (_conversations)
        {
            if (!_conversations.TryGetValue(session, out var messages))
            {
                return AppendOutcome.Gone;
            }

            var place = messages.FindIndex(one => one.Id == replaced);
            if (place < 0)
            {
                return AppendOutcome.Known;
            }

            messages.RemoveRange(place, messages.Count - place);
            messages.Add(message);
            return AppendOutcome.Stored;
        }
    }

    public ValueTask<bool> NoteAsync(
        SessionId session, MessageId question, ReplyProgress progress, bool takesOver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ThrowIf(NotesFail);
        lock (Notes)
        {
            TakeOvers.Add(takesOver);
            Notes.Add(progress);
        }

        return ValueTask.FromResult(MayGoOn);
    }

    public ValueTask StopAsync(SessionId session, MessageId question, CancellationToken cancellationToken)
    {
        ThrowIf(WritesFail);
        Stopped.Add(question);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<AppendOutcome> AppendAsync(SessionId session, Message message, CancellationToken cancellationToken)
    {
        await WritesAfter;
        ThrowIf(WritesFail);
        if (KnowsEveryMessage && message.Role == MessageRole.User)
        {
            return AppendOutcome.Known;
        }

        if (message.Role == MessageRole.User && (HoldsAnother || Of(session).Any(one => one.Persona != message.Persona)))
        {
            return AppendOutcome.OtherPersona;
        }

        lock (_conversations)
        {
            if (!_conversations.TryGetValue(session, out var messages))
            {
                if (message.Role == MessageRole.Assistant)
                {
                    return AppendOutcome.Gone;
                }

                _conversations[session] = messages = [];
            }

            if (IsReplaced && message.Role == MessageRole.Assistant)
            {
                return AppendOutcome.Gone;
            }

            messages.Add(message);
            return AppendOutcome.Stored;
        }
    }

    public ValueTask<bool> ClaimAsync(
        SessionId session, MessageId message, DateTimeOffset now, DateTimeOffset abandoned, CancellationToken cancellationToken)
    {
        ThrowIf(WritesFail);
        var isFree = Find(session, message) is { Reply: null } && !(AnsweredElsewhereSince > abandoned);
        Claims += isFree ? 1 : 0;
        return ValueTask.FromResult(isFree);
    }

    public ValueTask ReleaseAsync(SessionId session, MessageId message, CancellationToken cancellationToken)
    {
        ThrowIf(WritesFail);
        Releases++;
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(SessionId session, CancellationToken cancellationToken)
    {
        lock (_conversations)
        {
            _conversations.Remove(session);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ConversationList> ListAsync(int limit, string? continuation, PersonaId? persona, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ConversationList([], null));

    public ValueTask<int> ExpireAsync(DateOnly firstDayKept, CancellationToken cancellationToken)
    {
        ThrowIf(WritesFail);
        lock (_conversations)
        {
            var old = _conversations.Where(entry => DateOnly.FromDateTime(entry.Value[^1].Timestamp.UtcDateTime) < firstDayKept).ToList();
            old.ForEach(entry => _conversations.Remove(entry.Key));
            return ValueTask.FromResult(old.Count);
        }
    }

    public ValueTask TidyAsync(CancellationToken cancellationToken)
    {
        ThrowIf(WritesFail || TidyFails);
        return ValueTask.CompletedTask;
    }

    public ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        ThrowIf(ReadsFail);
        return ValueTask.CompletedTask;
    }

    private static void ThrowIf(bool fails)
    {
        if (fails)
        {
            throw new StorageException("The test said so.");
        }
    }
}
