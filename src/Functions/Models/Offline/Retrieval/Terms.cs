using System.Globalization;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Retrieval;

/// <summary>The terms under which a passage can be found, each with how strongly it stands for it.</summary>
internal static class Terms
{
    private const double Own = 1;
    private const double Wider = 0.8;
    private const double Hinted = 0.5;
    private const double Label = 0.8;
    private const double RecordContext = 0.4;
    private const double ProseContext = 0.25;

    /// <summary>How many sentences before and after lend their words.</summary>
    private const int Reach = 6;

    public static Dictionary<string, double> Of(Passage passage)
    {
        var terms = new Dictionary<string, double>();
        var context = passage.Block.Record is null ? ProseContext : RecordContext;
        AddText(terms, passage.Text, Own);
        foreach (var word in Tokenizer.Words(passage.Block.Heading))
        {
            Raise(terms, Stemmer.Stem(word), passage.Block.Record is null ? ProseContext : Label);
        }

        foreach (var place in Surroundings(passage))
        {
            AddContext(terms, passage.Block.Sentences[place], context);
        }

        AddYears(terms, passage);
        AddHints(terms, passage);

        if (passage.Block.Record is { Topic: not Topic.Other } record)
        {
            Raise(terms, TopicWords.Term(record.Topic), passage.IsMain || !passage.Block.IsIntroduced ? Own : Wider);
        }

        return terms;
    }

    // The neighbours, and the sentence that introduces a record; never a whole book in one paragraph.
    private static IEnumerable<int> Surroundings(Passage passage)
    {
        var from = Math.Max(0, passage.Place - Reach);
        var to = Math.Min(passage.Block.Sentences.Length - 1, passage.Place + Reach);
        var near = Enumerable.Range(from, to - from + 1).Where(place => place != passage.Place);
        return from > 0 && passage.Block.IsIntroduced ? near.Prepend(0) : near;
    }

    private static void AddHints(Dictionary<string, double> terms, Passage passage)
    {
        if (passage is { IsMain: true, Block.Record.Place: not null })
        {
            // Where somebody worked or studied, they will have lived.
            Hint(terms, Topic.Place);
        }

        if (TellsWhatTheOwnerIs(passage))
        {
            Hint(terms, Topic.Work);
        }
    }

    // "I am a baker" and a headline answer "what do you do?" where no job is listed.
    private static bool TellsWhatTheOwnerIs(Passage passage) =>
        passage.Block.Heading.StartsWith("headline", StringComparison.Ordinal)
        || passage.Text.StartsWith("I am a ", StringComparison.Ordinal)
        || passage.Text.StartsWith("I am an ", StringComparison.Ordinal)
        || passage.Text.StartsWith("I'm a", StringComparison.Ordinal);

    // "Where were you in 2015?" asks for what began before and ended after.
    private static void AddYears(Dictionary<string, double> terms, Passage passage)
    {
        if (passage is { IsMain: true, Block.Record: { Began: { } began } record } && Dates.SortKey(record.First(FieldRole.End)) is { } ended)
        {
            for (var year = began / 12; year <= ended / 12; year++)
            {
                Raise(terms, year.ToString(CultureInfo.InvariantCulture), Wider);
            }
        }
    }

    private static void AddText(Dictionary<string, double> terms, string text, double strength)
    {
        var words = Tokenizer.Words(text).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            var stem = Stemmer.Stem(words[i]);
            terms[stem] = terms.GetValueOrDefault(stem) + strength;
            foreach (var wider in Thesaurus.Above(stem))
            {
                Raise(terms, wider, Wider);
            }

            var (topic, length) = TopicPhrases.At(words, i);
            foreach (var hinted in length > 0 ? [topic] : TopicWords.OfQuestionStem(stem))
            {
                Hint(terms, hinted);
            }
        }
    }

    private static void AddContext(Dictionary<string, double> terms, string text, double strength)
    {
        foreach (var word in Tokenizer.Words(text))
        {
            var stem = Stemmer.Stem(word);
            Raise(terms, stem, strength);
            foreach (var wider in Thesaurus.Above(stem))
            {
                Raise(terms, wider, strength);
            }
        }
    }

    // Prose that uses a topic's words may be about it, a record of the topic surely is.
    private static void Hint(Dictionary<string, double> terms, Topic topic) => Raise(terms, TopicWords.Term(topic), Hinted);

    private static void Raise(Dictionary<string, double> terms, string term, double strength) =>
        terms[term] = Math.Max(terms.GetValueOrDefault(term), strength);
}
