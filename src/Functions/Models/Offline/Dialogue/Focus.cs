using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Finds what the conversation is about, from what the twin said last.</summary>
internal static class Focus
{
    /// <summary>How much of an answer in other words must be about a passage for it to be the one that was meant.</summary>
    private const double ClearEnough = 0.2;

    /// <summary>The passage that the last answer was made of, or, if another model worded it, is nearest to; null when there is none.</summary>
    public static Passage? Of(Transcript transcript, ImmutableArray<Block> blocks, PassageIndex index)
    {
        var reply = transcript.Replies.LastOrDefault(reply => !Wording.IsEmptyHanded(reply));
        if (reply is null)
        {
            return null;
        }

        return Quoted(transcript, reply, blocks, index) ?? Nearest(reply, index);
    }

    // Of several sentences quoted, the one that the question was after; else the first.
    private static Passage? Quoted(Transcript transcript, string reply, ImmutableArray<Block> blocks, PassageIndex index)
    {
        var quoted = blocks.SelectMany(block => block.Sentences.Select((_, place) => new Passage(block, place)))
            .Where(passage => reply.Contains(passage.Text, StringComparison.Ordinal))
            .OrderBy(passage => reply.IndexOf(passage.Text, StringComparison.Ordinal))
            .ToList();
        var asked = transcript.Asked.IsEmpty ? [] : index.Rank(QuestionReader.Read(transcript.Asked[^1], index, []).Terms);
        return quoted.Count < 2 ? quoted.FirstOrDefault()
            : asked.Select(hit => hit.Passage).FirstOrDefault(passage => quoted[0].Block == passage.Block && quoted.Contains(passage)) ?? quoted[0];
    }

    private static Passage? Nearest(string reply, PassageIndex index) =>
        index.Rank(QuestionReader.Read(reply, index, []).Terms) is [{ Coverage: >= ClearEnough } best, ..] ? best.Passage : null;
}
