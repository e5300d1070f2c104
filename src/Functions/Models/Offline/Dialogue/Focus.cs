using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Finds what the conversation is about, from what the twin said last.</summary>
public static class Focus
{
    /// <summary>How much of an answer in other words must be about a passage for it to be the one that was meant.</summary>
    private const double ClearEnough = 0.2;

    /// <summary>The passage that the last answer was made of, or, if another model worded it, is nearest to; null when there is none.</summary>
    public static Passage? Of(Transcript transcript, ImmutableArray<Block> blocks, PassageIndex index)
    {
        var reply = transcript.Replies.LastOrDefault(reply => !IsEmptyHanded(reply));
        if (reply is null)
        {
            return null;
        }

        return Quoted(reply, blocks) ?? Nearest(reply, index);
    }

    private static bool IsEmptyHanded(string reply) =>
        reply.StartsWith(Phrases.NoAnswer, StringComparison.Ordinal) || reply.StartsWith(Phrases.NoMore, StringComparison.Ordinal)
        || reply.StartsWith(Phrases.NoFurther, StringComparison.Ordinal);

    private static Passage? Quoted(string reply, ImmutableArray<Block> blocks) =>
        blocks.SelectMany(block => block.Sentences.Select((_, place) => new Passage(block, place)))
            .Select(passage => (Passage: passage, At: reply.IndexOf(passage.Text, StringComparison.Ordinal)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .Select(found => found.Passage)
            .FirstOrDefault();

    private static Passage? Nearest(string reply, PassageIndex index) =>
        index.Rank(QuestionReader.Read(reply, index, []).Terms) is [{ Coverage: >= ClearEnough } best, ..] ? best.Passage : null;
}
