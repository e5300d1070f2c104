using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>By which words a topic is filed, and by which it is asked for.</summary>
public static class TopicWords
{
    private static readonly FrozenDictionary<string, ImmutableArray<Topic>> ByHeading = Table(
        (Topic.Person, "headline tagline pronouns title greeting bio about profile"),
        (Topic.Work, "experience work job jobs employment career position positions role roles employer company history"),
        (Topic.Study, "education studies study school schools degree degrees university academics"),
        (Topic.Project, "project projects portfolio product products"),
        (Topic.Talk, "talk talks speaking presentation presentations conferences lectures"),
        (Topic.Publication, "publication publications paper papers articles writing books patents"),
        (Topic.Language, "languages language"),
        (Topic.Skill, "skills skill technologies tools expertise stack competencies"),
        (Topic.Interest, "interests interest hobbies hobby pastimes"),
        (Topic.Place, "location city residence lives based country"),
        (Topic.Origin, "birthplace hometown origin nationality born"),
        (Topic.Email, "email mail contact"),
        (Topic.Website, "website site url homepage web blog"),
        (Topic.Phone, "phone telephone mobile"),
        (Topic.Certification, "certifications certification certificates licenses"),
        (Topic.Award, "awards award honors honours prizes"),
        (Topic.Volunteering, "volunteer volunteering"),
        (Topic.Pet, "pets pet animals"),
        (Topic.Family, "family children siblings"),
        (Topic.Favourite, "favourites favorites favourite favorite"),
        (Topic.Availability, "availability available"),
        (Topic.FunFact, "fun facts trivia"));

    private static readonly FrozenDictionary<string, ImmutableArray<Topic>> ByQuestion = Table(
        (Topic.Work, "work job career employer employed employment company profession occupation role position"),
        (Topic.Study, "study university college school degree education educated qualification graduate graduated academic diploma major"),
        (Topic.Project, "project portfolio built build made create created"),
        (Topic.Language, "language speak fluent bilingual"),
        (Topic.Talk, "talk lecture presentation conference keynote speak"),
        (Topic.Publication, "publication publish published paper article author authored"),
        (Topic.Skill, "skill technology tool expertise stack technical strength"),
        (Topic.Interest, "hobby interest pastime leisure weekend"),
        (Topic.Place, "live location located based reside city home country"),
        (Topic.Origin, "born birthplace hometown grow raised childhood nationality"),
        (Topic.Email, "email e-mail mail contact reach reply respond"),
        (Topic.Website, "website site homepage web blog"),
        (Topic.Phone, "phone telephone mobile"),
        (Topic.Certification, "certification certificate certified licence license"),
        (Topic.Award, "award prize honour honor"),
        (Topic.Volunteering, "volunteer volunteering charity"),
        (Topic.Pet, "pet animal"),
        (Topic.Family, "family relative"),
        (Topic.Favourite, "favourite favorite fave fav"),
        (Topic.Availability, "available availability open freelance"),
        (Topic.FunFact, "fun funny surprising"));

    private static readonly ImmutableArray<(ImmutableArray<string> Words, Topic Topic)> Phrases =
    [
        .. new (string Words, Topic Topic)[]
        {
            ("what do you do for a living", Topic.Work), ("for a living", Topic.Work), ("day job", Topic.Work), ("job title", Topic.Work),
            ("how do you earn your living", Topic.Work), ("who employs you", Topic.Work),
            ("spare time", Topic.Interest), ("free time", Topic.Interest), ("for fun", Topic.Interest), ("to relax", Topic.Interest),
            ("outside of work", Topic.Interest), ("outside work", Topic.Interest), ("apart from work", Topic.Interest),
            ("when you are not working", Topic.Interest), ("when youre not working", Topic.Interest), ("days off", Topic.Interest), ("when youre not", Topic.Interest), ("when you are not", Topic.Interest),
            ("get in touch", Topic.Email), ("be in touch", Topic.Email), ("write to you", Topic.Email), ("get hold of you", Topic.Email),
            ("message you", Topic.Email), ("reach out", Topic.Email), ("e mail", Topic.Email), ("drop you a line", Topic.Email),
            ("where are you from", Topic.Origin), ("come from", Topic.Origin), ("grow up", Topic.Origin), ("grew up", Topic.Origin),
            ("where you are from", Topic.Origin), ("where r u from", Topic.Origin),
            ("worked on", Topic.Project), ("work on", Topic.Project), ("working on", Topic.Project), ("web site", Topic.Website), ("alma mater", Topic.Study), ("mother tongue", Topic.Language),
            ("for hire", Topic.Availability), ("side project", Topic.Project), ("side projects", Topic.Project), ("love most", Topic.Favourite),
            ("like most", Topic.Favourite), ("like best", Topic.Favourite), ("love best", Topic.Favourite), ("new job", Topic.Availability), ("new role", Topic.Availability), ("job offers", Topic.Availability),
            ("looking for work", Topic.Availability), ("job hunting", Topic.Availability), ("hire you", Topic.Availability), ("good at", Topic.Skill), ("comfortable with", Topic.Skill), ("familiar with", Topic.Skill), ("proficient in", Topic.Skill),
            ("experienced with", Topic.Skill), ("experienced in", Topic.Skill), ("fun fact", Topic.FunFact), ("fun facts", Topic.FunFact),
        }
        .Select(phrase => (Tokenizer.Words(phrase.Words).ToImmutableArray(), phrase.Topic))
        .OrderByDescending(phrase => phrase.Item1.Length),
    ];

    /// <summary>The topic of a question made of nothing but everyday words, or Other.</summary>
    public static Topic OfBareQuestion(string words) => words switch
    {
        _ when words.EndsWith("what do you do", StringComparison.Ordinal) || words.EndsWith("what do you do now", StringComparison.Ordinal) => Topic.Work,
        _ when words.EndsWith("what do you like", StringComparison.Ordinal) || words.EndsWith("what do you like to do", StringComparison.Ordinal) => Topic.Interest,
        _ => Topic.Other,
    };

    /// <summary>The topic of a facts.json path or of a CV heading, by its words from the left.</summary>
    public static Topic OfHeading(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (ByHeading.TryGetValue(Stemmer.Stem(word), out var topics))
            {
                return topics[0];
            }
        }

        return Topic.Other;
    }

    /// <summary>The topics that a word of a question may ask for, the likeliest first.</summary>
    public static ImmutableArray<Topic> OfQuestionStem(string stem) => ByQuestion.TryGetValue(stem, out var topics) ? topics : [];

    /// <summary>The topic that the words from this position on ask for as a set phrase, and how many words it takes.</summary>
    public static (Topic Topic, int Length) PhraseAt(IReadOnlyList<string> words, int at)
    {
        foreach (var (phrase, topic) in Phrases)
        {
            if (at + phrase.Length <= words.Count && phrase.Select((word, i) => words[at + i] == word).All(same => same))
            {
                return (topic, phrase.Length);
            }
        }

        return (Topic.Other, 0);
    }

    /// <summary>The index term that stands for the topic itself; no word of a text can look like it.</summary>
    public static string Term(Topic topic) => "#" + topic;

    private static FrozenDictionary<string, ImmutableArray<Topic>> Table(params (Topic Topic, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (Stem: Stemmer.Stem(word), row.Topic)))
            .GroupBy(entry => entry.Stem)
            .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Topic).Distinct().ToImmutableArray());
}
