using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Set phrases that ask for a topic, where no single word of them does.</summary>
internal static class TopicPhrases
{
    private const string Table = """
        Work: what do you do for a living, for a living, day job, job title, how do you earn your living, who employs you
        Interest: spare time, free time, for fun, to relax, outside of work, outside work, apart from work
        Interest: when you are not working, when youre not working, days off, when youre not, when you are not
        Email: get in touch, be in touch, write to you, get hold of you, message you, reach out, e mail, drop you a line
        Origin: where are you from, come from, grow up, grew up, where you are from, where r u from
        Project: worked on, work on, working on, side project, side projects
        Website: web site
        Study: alma mater
        Language: mother tongue
        Availability: for hire, new job, new role, job offers, looking for work, job hunting, hire you
        Favourite: love most, like most, like best, love best
        Skill: good at, comfortable with, familiar with, proficient in, experienced with, experienced in
        FunFact: fun fact, fun facts
        """;

    private static readonly ImmutableArray<(ImmutableArray<string> Words, Topic Topic)> Phrases =
    [
        .. Table.Split('\n')
            .Select(line => line.Split(": "))
            .SelectMany(row => row[1].Split(", ").Select(phrase => (Tokenizer.Words(phrase).ToImmutableArray(), Enum.Parse<Topic>(row[0].Trim()))))
            .OrderByDescending(phrase => phrase.Item1.Length),
    ];

    /// <summary>The topic that the words from this position on ask for, and how many of them do; none when they form no phrase.</summary>
    public static (Topic Topic, int Length) At(IReadOnlyList<string> words, int at)
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

    /// <summary>The topic of a question made of nothing but everyday words, or Other.</summary>
    public static Topic OfBareQuestion(string words) => words switch
    {
        _ when words.EndsWith("what do you do", StringComparison.Ordinal) || words.EndsWith("what do you do now", StringComparison.Ordinal) => Topic.Work,
        _ when words.EndsWith("what do you like", StringComparison.Ordinal) || words.EndsWith("what do you like to do", StringComparison.Ordinal) => Topic.Interest,
        _ => Topic.Other,
    };
}
