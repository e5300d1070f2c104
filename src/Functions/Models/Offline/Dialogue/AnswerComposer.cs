using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Language;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Chooses from the passages found what to say, and in which order: one to four sentences.</summary>
public static partial class AnswerComposer
{
    /// <summary>Below this share of the question no passage counts as an answer to it.</summary>
    public const double EnoughCoverage = 0.55;

    private const double NearlyAsGood = 0.8;
    private const double FitBonus = 1.3;
    private const int ShortSentence = 140;
    private const int MostSentences = 4;

    /// <summary>The answer, or null when nothing covers enough of the question.</summary>
    public static string? Compose(Question question, ImmutableArray<Hit> hits)
    {
        var able = hits
            .Where(hit => hit.Coverage >= EnoughCoverage)
            .Select(hit => Evidence.IsWanted(question) && Evidence.Fits(question, hit.Passage) ? hit with { Score = hit.Score * FitBonus } : hit)
            .OrderByDescending(hit => hit.Score)
            .ToImmutableArray();
        if (able.IsEmpty)
        {
            return null;
        }

        var chosen = able[0] is { ByTopicOnly: true, Passage.Block.Record: not null }
            ? TopicAnswer.Of(question, able)
            : WithNeighbours(question, able);
        return string.Join(' ', chosen.Take(MostSentences).Select(passage => passage.Text));
    }

    private static IEnumerable<Passage> WithNeighbours(Question question, ImmutableArray<Hit> hits)
    {
        var best = hits[0];
        var passages = new List<Passage> { best.Passage };
        foreach (var hit in hits.Skip(1).Where(hit => hit.Score >= best.Score * NearlyAsGood && hit.Coverage >= best.Coverage * NearlyAsGood))
        {
            if (passages.Count < MostSentences - 1 && passages.TrueForAll(other => !SaysTheSame(other.Text, hit.Passage.Text)))
            {
                passages.Add(hit.Passage);
            }
        }

        if (passages.Count == 1 && best.Passage.Text.Length < ShortSentence && !Evidence.IsWanted(question))
        {
            AddNeighbour(passages, best.Passage, +1);
        }

        foreach (var leaning in passages.Where(passage => passage.Block.Record is null && LeansBack().IsMatch(passage.Text)).ToList())
        {
            AddNeighbour(passages, leaning, -1);
        }

        return passages.GroupBy(passage => passage.Block).SelectMany(group => group.OrderBy(passage => passage.Place));
    }

    private static void AddNeighbour(List<Passage> passages, Passage passage, int step)
    {
        var place = passage.Place + step;
        var isRest = passage.Block.Record is not null && !passage.IsMain;
        if (place >= 0 && place < passage.Block.Sentences.Length && !isRest && !passages.Contains(passage with { Place = place }))
        {
            passages.Add(passage with { Place = place });
        }
    }

    /// <summary>Whether two sentences share most of their words, as the same fact from two files does.</summary>
    public static bool SaysTheSame(string left, string right)
    {
        var leftStems = Stems(left);
        var rightStems = Stems(right);
        var shared = leftStems.Intersect(rightStems).Count;
        return shared > 0.6 * Math.Min(leftStems.Count, rightStems.Count);
    }

    private static ImmutableHashSet<string> Stems(string text) =>
        [.. Tokenizer.Words(text).Where(word => !StopWords.IsSilent(word)).Select(Stemmer.Stem)];

    [GeneratedRegex(@"^(It|They|He|She|This|That|These|Those|So|Then|But|And|There|Nobody was|We)\b")]
    private static partial Regex LeansBack();
}
