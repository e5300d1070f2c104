using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>By which words a topic is filed, and by which it is asked for.</summary>
internal static class TopicWords
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

    /// <summary>The index term that stands for the topic itself; no word of a text can look like it.</summary>
    public static string Term(Topic topic) => "#" + topic;

    private static FrozenDictionary<string, ImmutableArray<Topic>> Table(params (Topic Topic, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (Stem: Stemmer.Stem(word), row.Topic)))
            .GroupBy(entry => entry.Stem)
            .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Topic).Distinct().ToImmutableArray());
}
