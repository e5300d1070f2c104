using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Retrieval;

/// <summary>Reads a message against what an index knows.</summary>
internal static class QuestionReader
{
    private const double WeakImportance = 0.3;
    private const double GrammarImportance = 0.1;

    /// <summary>A word that names a topic means the topic, and seldom a sentence that happens to hold the word.</summary>
    private const double LiteralTrust = 0.7;

    private const double SecondTopicTrust = 0.9;
    private const double SynonymTrust = 0.8;
    private const double MisspeltTrust = 0.8;

    private static readonly FrozenSet<string> BeforeVerbs = new[]
    {
        "i", "you", "we", "they", "it", "could", "can", "would", "will", "should", "might", "to", "not", "ever", "also", "still",
        "really", "usually", "often", "never", "always", "u",
    }.ToFrozenSet();

    public static Question Read(string text, PassageIndex index, ImmutableHashSet<string> ownerWords)
    {
        var words = Tokenizer.Words(text).ToImmutableArray();
        var terms = ImmutableArray.CreateBuilder<QueryTerm>();
        for (var i = 0; i < words.Length; i++)
        {
            var (topic, length) = TopicPhrases.At(words, i);
            if (length > 0)
            {
                terms.Add(Phrase(topic));
                i += length - 1;
            }
            else if (!StopWords.IsSilent(words[i]) && !ownerWords.Contains(words[i]))
            {
                terms.Add(Term(words[i], index) with { IsVerb = i > 0 && BeforeVerbs.Contains(words[i - 1]) });
            }
        }

        if (terms.Count == 0 && TopicPhrases.OfBareQuestion(string.Join(' ', words)) is var asked and not Topic.Other)
        {
            terms.Add(Phrase(asked));
        }

        return new Question(words, [.. terms.DistinctBy(term => term.Stem)]);
    }

    private static QueryTerm Phrase(Topic topic) => new(TopicWords.Term(topic), [new(TopicWords.Term(topic), 1)], 1);

    private static QueryTerm Term(string word, PassageIndex index)
    {
        var stem = Stemmer.Stem(word);
        var alternatives = ImmutableArray.CreateBuilder<Alternative>();
        var topics = TopicWords.OfQuestionStem(stem);
        alternatives.AddRange(topics.Select((topic, i) => new Alternative(TopicWords.Term(topic), i == 0 ? 1 : SecondTopicTrust)));
        var literal = topics.IsEmpty ? 1 : LiteralTrust;
        alternatives.Add(new(stem, literal));

        alternatives.AddRange(Thesaurus.SameAs(stem).Select(other => new Alternative(other, SynonymTrust * literal)));
        if (!alternatives.Any(alternative => index.Knows(alternative.Term)) && Spelling.Nearest(stem, index.Vocabulary) is { } meant)
        {
            alternatives.Add(new(meant, MisspeltTrust));
        }

        return new QueryTerm(stem, alternatives.ToImmutable(), Importance(word));
    }

    private static double Importance(string word) =>
        StopWords.IsWeak(word) ? WeakImportance : Scripts.GrammarShare(word) switch
        {
            0 => 1,
            < 1 => WeakImportance,
            _ => GrammarImportance,
        };
}
