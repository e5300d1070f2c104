using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Conversations;

/// <summary>
/// The twin's memory: append-only, the same cost at any length, shared by concurrent turns and processes. Every member throws
/// <see cref="StorageException"/> when the storage fails, and nothing else but cancellation.
/// </summary>
public interface IConversationStore
{
    /// <summary><c>files</c> or <c>tables</c>; what info and health call it.</summary>
    string Kind { get; }

    /// <summary>
    /// The newest messages, oldest first, or null when there is no such conversation. Reads from the end, never the whole.
    /// </summary>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="before">Only messages older than this one; an id that the conversation doesn't hold gives an empty array.</param>
    ValueTask<ImmutableArray<Message>?> ReadAsync(SessionId session, int limit, MessageId? before, CancellationToken cancellationToken);

    /// <summary>
    /// What a turn needs to know of the past, in as few calls as the storage allows: none waits for another one unless the client
    /// sends a message again.
    /// </summary>
    /// <param name="limit">How many messages at most, from 1.</param>
    /// <param name="message">
    /// The id that the client gave its message; null when it gave none. It is found among the last 256 questions at least; of an older
    /// one <see cref="AppendAsync"/> tells that it is <see cref="AppendOutcome.Known"/>, and <see cref="FindTurnAsync"/> finds it.
    /// </param>
    ValueTask<TurnMemory> ReadTurnAsync(SessionId session, int limit, MessageId? message, CancellationToken cancellationToken);

    /// <summary>The visitor's message of this id with its reply, however long ago it was said; null when there is none.</summary>
    ValueTask<StoredTurn?> FindTurnAsync(SessionId session, MessageId message, CancellationToken cancellationToken);

    /// <summary>
    /// Stores one message; durable once it returns <see cref="AppendOutcome.Stored"/>. A visitor's message opens the
    /// conversation when there is none; a reply never does, so that a deleted conversation stays deleted. A message is stored once
    /// and answered once, whatever instance it comes to, and by nobody while another process has claimed it: <see cref="AppendOutcome"/>
    /// says what happened instead.
    /// </summary>
    ValueTask<AppendOutcome> AppendAsync(SessionId session, Message message, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a message as <see cref="AppendAsync"/> does, but in the place of another one: that one and all that came after it are no
    /// longer part of the conversation. A reply may so be given to a message that has one.
    /// </summary>
    /// <returns><see cref="AppendOutcome.Known"/> when the conversation no longer holds the message to be replaced.</returns>
    ValueTask<AppendOutcome> ReplaceAsync(SessionId session, Message message, MessageId replaced, CancellationToken cancellationToken);

    /// <summary>
    /// Notes down how far a reply has come, so that other processes can tell it on, and that this one is alive and answering, which
    /// claims the message. The note goes when the reply is stored. Not durable: it may be lost without harm.
    /// </summary>
    /// <param name="takesOver">
    /// Takes the message over from whoever is answering it, whom someone may have asked to stop; for the first note of a reply that is to
    /// replace another.
    /// </param>
    /// <param name="now">When this is so.</param>
    /// <returns>
    /// False when there is no point in going on: someone asked for an end, another process took the message over or has answered it, or it
    /// is gone.
    /// </returns>
    ValueTask<bool> NoteAsync(
        SessionId session, MessageId question, ReplyProgress progress, bool takesOver, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Asks the process that is answering a message to stop; it learns that when it makes its next note. Does nothing when none is.</summary>
    ValueTask StopAsync(SessionId session, MessageId question, CancellationToken cancellationToken);

    /// <summary>
    /// Takes over the answering of a visitor's message that has no reply. Who appends it has claimed it; the claim ends with the reply,
    /// with <see cref="ReleaseAsync"/>, or by its age, for a process may die.
    /// </summary>
    /// <param name="now">From when on the claim counts.</param>
    /// <param name="abandoned">Claims of other processes from this moment or before count no more.</param>
    /// <returns>False when another process is answering it, or has, or when there is no such message.</returns>
    ValueTask<bool> ClaimAsync(SessionId session, MessageId message, DateTimeOffset now, DateTimeOffset abandoned, CancellationToken cancellationToken);

    /// <summary>Tells that this process has given the answering of a message up, so that another try need not wait.</summary>
    ValueTask ReleaseAsync(SessionId session, MessageId message, CancellationToken cancellationToken);

    /// <summary>Removes all of the conversation; does nothing when there is none.</summary>
    ValueTask DeleteAsync(SessionId session, CancellationToken cancellationToken);

    /// <summary>
    /// The owner's list: by the day (UTC) of the last message, the newest first; within a day by its first message of that day,
    /// the newest first, so that a page stays what it is while visitors write.
    /// </summary>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="continuation">From the page before; null for the first. Throws <see cref="FormatException"/> when it is none of ours.</param>
    /// <param name="persona">
    /// Only conversations with this one; null for all. A page may then hold fewer than asked for, or none, though another one follows.
    /// </param>
    ValueTask<ConversationList> ListAsync(int limit, string? continuation, PersonaId? persona, CancellationToken cancellationToken);

    /// <summary>
    /// Removes every conversation whose last message is of a day (UTC) before this one, in bounded memory. What it has not come
    /// to when it is stopped or the storage fails, the next call finds.
    /// </summary>
    /// <returns>How many it removed.</returns>
    ValueTask<int> ExpireAsync(DateOnly firstDayKept, CancellationToken cancellationToken);

    /// <summary>Finishes the deletions that a crash cut short.</summary>
    ValueTask TidyAsync(CancellationToken cancellationToken);

    /// <summary>Tries the storage for health; returns when it works.</summary>
    ValueTask CheckAsync(CancellationToken cancellationToken);
}
