using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Answers a question that names a whole topic: "where do you work?", "what have you built?".</summary>
internal static class TopicAnswer
{
    private const int MostRecords = 3;

    public static IEnumerable<Passage> Of(Question question, ImmutableArray<Hit> hits)
    {
        var topic = hits[0].Passage.Block.Topic;
        var blocks = hits.Where(hit => hit.Passage.IsMain && hit.Passage.Block.Topic == topic).Select(hit => hit.Passage.Block);
        var mains = Timeline.Once(blocks.OrderBy(block => block.Order)).ToList();
        if (mains.Count == 0)
        {
            return [hits[0].Passage];
        }

        var dated = Timeline.Of(mains, topic);
        var records = dated.Length == mains.Count ? [.. dated] : mains;
        return One(question, topic, records) is { } only
            ? only.Sentences.Take(only.IsIntroduced || topic is Topic.Availability ? 2 : 1).Select((_, place) => new Passage(only, place))
            : records.Take(MostRecords).Select(block => new Passage(block, 0));
    }

    private static Block? One(Question question, Topic topic, List<Block> newestFirst)
    {
        if (newestFirst.Count == 1)
        {
            return newestFirst[0];
        }

        if (newestFirst[0].Record?.Began is null)
        {
            return null;
        }

        return question.AsksForOldest ? newestFirst[^1]
            : topic is Topic.Work && !AsksForCareer(question) ? newestFirst[0]
            : null;
    }

    private static bool AsksForCareer(Question question) => question.Has(
        "jobs", "roles", "positions", "companies", "employers", "career", "experience", "history", "worked", "ever", "past", "before", "background");
}
