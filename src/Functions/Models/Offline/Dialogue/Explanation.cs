using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Language;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Answers a question for what a paragraph is about by going along in that paragraph, as a tutor does.</summary>
internal static partial class Explanation
{
    private const int MostSentences = 3;

    /// <summary>The answer, or null when no paragraph is about what the question asks.</summary>
    public static string? Compose(Question question, ImmutableArray<Hit> hits)
    {
        var about = hits.Where(hit => hit.Coverage > 0 && IsAbout(hit.Passage.Block, question)).ToList();
        if (about.Count == 0)
        {
            return null;
        }

        var rest = question.Terms.Where(term => !Subject(about[0].Passage.Block).Contains(term.Stem)).ToList();
        var start = about.Find(hit => rest.Exists(term => IsIn(hit.Passage, term)))?.Passage ?? new Passage(about[0].Passage.Block, 0);
        var from = start.Place > 0 && LeansBack().IsMatch(start.Text) ? start.Place - 1 : start.Place;
        return string.Join(' ', start.Block.Sentences.Skip(from).Take(MostSentences));
    }

    private static bool IsAbout(Block block, Question question) =>
        Subject(block) is { IsEmpty: false } subject && subject.All(stem => question.Terms.Any(term => term.Stem == stem));

    private static bool IsIn(Passage passage, QueryTerm term) => Tokenizer.Words(passage.Text).Any(word => Stemmer.Stem(word) == term.Stem);

    // "An action potential is ...": what a paragraph begins with it is about.
    private static ImmutableHashSet<string> Subject(Block block) => Begins().Match(block.Sentences[0]) is { Success: true } beginning
        ? [.. Tokenizer.Words(beginning.Groups["subject"].Value).Where(word => !StopWords.IsSilent(word)).Select(Stemmer.Stem)]
        : [];

    [GeneratedRegex(@"^(?:(?:An?|The)\s+)?(?<subject>[^,.;:]{2,60}?)\s+(?:is|are|means|live|lives)\b")]
    private static partial Regex Begins();

    [GeneratedRegex(@"^(It|They|This|That|These|Those|So|Then|But|And|There|Here)\b")]
    private static partial Regex LeansBack();
}
