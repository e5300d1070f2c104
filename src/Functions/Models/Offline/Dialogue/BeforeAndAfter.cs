using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Answers "what did you do before Acme?" and "and after that?" by walking along the timeline.</summary>
internal sealed class BeforeAndAfter(ImmutableArray<Block> blocks, PassageIndex index, Wording wording)
{
    private const double NamesIt = 0.5;

    private static readonly Topic[] Dated = [Topic.Work, Topic.Study, Topic.Project, Topic.Talk, Topic.Publication, Topic.Volunteering];

    /// <summary>The answer, or null when the question isn't about an order of things.</summary>
    public string? Reply(Question question, Transcript transcript)
    {
        var older = question.Has("before", "previous", "previously", "prior", "earlier", "preceding");
        var newer = question.Has("after", "next", "afterwards", "later", "following", "subsequently");
        if (older == newer)
        {
            return null;
        }

        var anchor = Anchor(question, transcript);
        return anchor is null ? null
            : Timeline.Beside(blocks, anchor, older) is { } found ? Said(found)
            : wording.NoFurther;
    }

    private Block? Anchor(Question question, Transcript transcript)
    {
        var named = question.Terms.Where(term => !Dated.Any(topic => IsTopic(term, topic))).ToImmutableArray();
        if (!named.IsEmpty)
        {
            return index.Rank(named)
                .Where(hit => hit.Coverage >= NamesIt && IsOnTimeline(hit.Passage.Block))
                .Select(hit => hit.Passage.Block)
                .FirstOrDefault();
        }

        var asked = Dated.FirstOrDefault(topic => question.Terms.Any(term => IsTopic(term, topic)));
        var spokenOf = Focus.Of(transcript, blocks, index)?.Block;
        var fits = spokenOf is not null && IsOnTimeline(spokenOf) && (asked is Topic.Other || asked == spokenOf.Topic);
        return fits ? spokenOf : asked is Topic.Other ? null : Timeline.Of(blocks, asked).FirstOrDefault();
    }

    private static bool IsTopic(QueryTerm term, Topic topic) =>
        term.Alternatives.Any(alternative => alternative.Term == TopicWords.Term(topic));

    private static bool IsOnTimeline(Block block) => Dated.Contains(block.Topic) && block.Record?.Began is not null;

    private static string Said(Block block) => string.Join(' ', block.Sentences.Take(2));
}
