using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>The notes on replies that are being written, and the wishes that one be ended. Writers hold the conversation's lock.</summary>
/// <param name="owner">Tells this process from others.</param>
internal sealed class ReplyNotesFolder(MemoryFolder folder, string owner)
{
    /// <param name="turn">The turn as it is stored.</param>
    /// <returns>The turn with what another process has noted of its reply; as it was when there is no such note.</returns>
    public StoredTurn With(SessionId session, StoredTurn turn) =>
        Read(session, turn.Message.Id) is { } note && note.Owner != owner && note.Replaces == turn.Reply?.Id.Value
            ? turn with { AnsweredElsewhereSince = note.NotedAt, Progress = note.ToProgress() }
            : turn;

    /// <param name="turn">As <see cref="With"/> gave it.</param>
    /// <returns>False when there is no point in going on.</returns>
    public bool TryNote(SessionId session, StoredTurn turn, ReplyProgress progress, bool takesOver, DateTimeOffset now)
    {
        var question = turn.Message.Id;
        if (turn.Reply?.Id != progress.Replaces || (!takesOver && (turn.AnsweredElsewhereSince is not null || File.Exists(Wish(session, question)))))
        {
            return false;
        }

        File.Delete(Wish(session, question));
        ReplyNoteFile.From(progress, owner, now).Write(Note(session, question));
        return true;
    }

    /// <summary>Wishes the end of a reply that another process writes.</summary>
    public void Stop(SessionId session, StoredTurn turn)
    {
        if (turn.AnsweredElsewhereSince is not null)
        {
            File.WriteAllBytes(Wish(session, turn.Message.Id), []);
        }
    }

    /// <summary>The reply is stored, or given up, or someone else's now.</summary>
    public void Forget(SessionId session, MessageId question)
    {
        // The folder is there: it holds the turn index, in which the question stands.
        File.Delete(Note(session, question));
        File.Delete(Wish(session, question));
    }

    private ReplyNoteFile? Read(SessionId session, MessageId question) => ReplyNoteFile.Read(Note(session, question));

    private string Note(SessionId session, MessageId question) => folder.TurnsOf(session, "note-" + TurnIndex.HashOf(question));

    private string Wish(SessionId session, MessageId question) => folder.TurnsOf(session, "stop-" + TurnIndex.HashOf(question));
}
