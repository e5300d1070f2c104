using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Language;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Chooses from the passages found what to say, and in which order: one to four sentences.</summary>
internal static partial class AnswerComposer
{
    /// <summary>Below this share of the question no passage counts as an answer to it.</summary>
    public const double EnoughCoverage = 0.55;

    private const double NearlyAsGood = 0.8;
    private const double AlmostAllOfIt = 0.92;
    private const double MostOfIt = 0.75;
    private const double AsMuchOfIt = 0.97;
    private const double SameWords = 0.6;
    private const int ShortSentence = 140;
    private const int MostSentences = 4;

    /// <summary>The answer, or null when nothing covers enough of the question.</summary>
    public static string? Compose(Question question, ImmutableArray<Hit> hits)
    {
        var able = FittingFirst(question, [.. hits.Where(hit => hit.Coverage >= EnoughCoverage && Evidence.CanAnswer(question, hit))]);
        if (able.IsEmpty)
        {
            return null;
        }

        var chosen = able[0] is { ByTopicOnly: true, Passage.Block.Record: not null }
            ? TopicAnswer.Of(question, able)
            : WithNeighbours(question, able);
        return string.Join(' ', chosen.Take(MostSentences).Select(passage => passage.Text));
    }

    // "How long" wants a length of time: a sentence that has one goes before a sentence that only shares more words.
    private static ImmutableArray<Hit> FittingFirst(Question question, ImmutableArray<Hit> hits)
    {
        if (hits.IsEmpty || !Evidence.IsWanted(question))
        {
            return hits;
        }

        var enough = hits.Max(hit => hit.Coverage) * MostOfIt;
        return [.. hits
            .OrderByDescending(hit => hit.Coverage >= enough && Evidence.Fits(question, hit.Passage))
            .ThenByDescending(hit => hit.Score)];
    }

    private static IEnumerable<Passage> WithNeighbours(Question question, ImmutableArray<Hit> hits)
    {
        var best = Introduction(hits) ?? hits[0];
        var passages = new List<Passage> { best.Passage };
        foreach (var hit in hits.Where(hit => IsAlmostAsGood(hit, hits[0])))
        {
            if (passages.Count < MostSentences - 1 && passages.TrueForAll(other => !SaysTheSame(other, hit.Passage)))
            {
                passages.Add(hit.Passage);
            }
        }

        if (passages.Count == 1 && best.Passage.Text.Length < ShortSentence && (question.AsksWhy || !Evidence.IsWanted(question)))
        {
            AddNeighbour(passages, best.Passage, +1);
        }

        foreach (var leaning in passages.Where(passage => passage.Block.Record is null && LeansBack().IsMatch(passage.Text)).ToList())
        {
            AddNeighbour(passages, leaning, -1);
        }

        return passages.GroupBy(passage => passage.Block).SelectMany(group => group.OrderBy(passage => passage.Place));
    }

    private static bool IsAlmostAsGood(Hit hit, Hit best) => (hit.HasOwnWord || hit.ByTopicOnly)
        && hit.Score >= best.Score * NearlyAsGood
        && hit.Coverage >= best.Coverage * AlmostAllOfIt;

    // "What is Acme?" matches everything said of Acme alike; what it is comes first.
    private static Hit? Introduction(ImmutableArray<Hit> hits) => hits[0].Passage is { IsMain: false, Block: { IsIntroduced: true } block }
        ? hits.FirstOrDefault(hit => hit.Passage.IsMain && ReferenceEquals(hit.Passage.Block, block) && hit.Coverage >= hits[0].Coverage * AsMuchOfIt)
        : null;

    private static void AddNeighbour(List<Passage> passages, Passage passage, int step)
    {
        var place = passage.Place + step;
        var isRest = passage.Block.Record is not null && !(passage.IsMain && passage.Block.IsIntroduced);
        if (place >= 0 && place < passage.Block.Sentences.Length && !isRest && !passages.Contains(passage with { Place = place }))
        {
            passages.Add(passage with { Place = place });
        }
    }

    // The same fact from two files: two lists of languages, or a sentence in other words.
    private static bool SaysTheSame(Passage left, Passage right)
    {
        if (left.Block.Topic is not Topic.Other && left.Block.Topic == right.Block.Topic && left.Block != right.Block
            && left.Block.Record?.OwnName is null && right.Block.Record?.OwnName is null)
        {
            return true;
        }

        var leftStems = Stems(left.Text);
        var rightStems = Stems(right.Text);
        var shared = leftStems.Intersect(rightStems).Count;
        return shared > SameWords * Math.Min(leftStems.Count, rightStems.Count);
    }

    private static ImmutableHashSet<string> Stems(string text) =>
        [.. Tokenizer.Words(text).Where(word => !StopWords.IsSilent(word)).Select(Stemmer.Stem)];

    [GeneratedRegex(@"^(It|They|He|She|This|That|These|Those|So|Then|But|And|There|We)\b")]
    private static partial Regex LeansBack();
}
