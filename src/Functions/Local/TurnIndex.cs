using System.Globalization;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Finds a turn by its message id at any age of the conversation: a small file a turn, whose lines are the offsets in
/// messages.jsonl of the question and then of each reply to it. Written before the line that it points to, so it may point to
/// nothing. Only a machine that loses its power may lose an entry, never a message: a retry is then answered anew.
/// </summary>
internal sealed class TurnIndex(MemoryFolder folder)
{
    /// <summary>The offsets of the question and of its newest reply; null when there is no such turn.</summary>
    public (long Question, long? Reply)? Find(SessionId session, MessageId question)
    {
        var path = folder.TurnOf(session, question);
        if (!File.Exists(path))
        {
            return null;
        }

        var offsets = File.ReadLines(path).Select(Parse).OfType<long>().ToArray();
        return offsets.Length == 0 ? null : (offsets[0], offsets.Length > 1 ? offsets[^1] : null);
    }

    public void NoteQuestion(SessionId session, MessageId question, long offset)
    {
        var path = folder.TurnOf(session, question);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Line(offset));
    }

    public void NoteReply(SessionId session, MessageId question, long offset) =>
        File.AppendAllText(folder.TurnOf(session, question), Line(offset));

    private static string Line(long offset) => offset.ToString(CultureInfo.InvariantCulture) + "\n";

    private static long? Parse(string line) => long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
}
