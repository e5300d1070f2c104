using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>Turns what a CV or a biography says of its owner into what the owner says.</summary>
internal static partial class FirstPerson
{
    private static readonly FrozenSet<string> PastVerbs = Set("""
        led built rebuilt wrote rewrote cut brought made ran taught won grew began took kept drove held gave spoke drew redrew sold
        bought set met found sought oversaw shot sang rode flew chose became spent sent put left lost hit swept slept stood understood paid laid heard hung dug wove threw struck wore fed caught fought saw
        shook spun swung knew sank rang fell read learnt dealt felt
        """);

    private static readonly FrozenSet<string> PresentVerbs = Set("""
        leads manages builds writes works runs keeps teaches designs develops maintains owns drives helps makes creates supports
        trains coaches mentors speaks plays sings paints studies researches lives enjoys loves likes reviews organises organizes
        advises oversees coordinates plans reports serves acts hosts edits translates volunteers collects swims cooks
        """);

    private static readonly FrozenSet<string> Adjectives = Set("""
        experienced certified skilled dedicated motivated seasoned licensed qualified distinguished accomplished advanced based united
        limited related applied self-employed retired talented gifted trusted detailed red need speed named
        """);

    /// <summary>
    /// The sentence in the first person where that is safe, else as it is. Handles subjects that are left out
    /// ("Leads a team"), the owner's name and "she" or "he" as a subject.
    /// </summary>
    public static string Of(string sentence, IReadOnlyCollection<string> ownerNames)
    {
        if (Spoken().IsMatch(sentence))
        {
            return sentence;
        }

        var named = OwnerSubject(sentence, ownerNames);
        return named > 0 ? Convert(sentence[named..]) : WithoutSubject(sentence);
    }

    private static int OwnerSubject(string sentence, IReadOnlyCollection<string> ownerNames)
    {
        foreach (var name in ownerNames.Concat(["She", "He"]).Where(name => name.Length > 1).OrderByDescending(name => name.Length))
        {
            if (sentence.StartsWith(name + " ", StringComparison.Ordinal) && NextIsVerb(sentence[(name.Length + 1)..]))
            {
                return name.Length + 1;
            }
        }

        return 0;
    }

    private static bool NextIsVerb(string rest) => FirstWord(rest).ToLowerInvariant() is var word
        && (word is "is" or "was" or "has" or "does" or "had" or "can" or "will" or "also" || IsPast(word) || PresentVerbs.Contains(word));

    private static string Convert(string rest)
    {
        var verb = FirstWord(rest);
        var after = Possessive().Replace(rest[verb.Length..], "my");
        return $"I {Agree(verb)}{AgreeLater(after)}";
    }

    private static string WithoutSubject(string sentence)
    {
        var first = FirstWord(sentence);
        var lower = first.ToLowerInvariant();
        if (first.Length == 0 || !char.IsUpper(first[0]) || !(IsPast(lower) || PresentVerbs.Contains(lower)))
        {
            return sentence;
        }

        return sentence[first.Length..].Trim(' ', '.').Length == 0 ? sentence : $"I {Agree(lower)}{AgreeLater(sentence[first.Length..])}";
    }

    private static bool IsPast(string word) =>
        PastVerbs.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !Adjectives.Contains(word));

    private static string Agree(string verb) => verb switch
    {
        "is" => "am",
        "has" => "have",
        "does" => "do",
        _ when !PresentVerbs.Contains(verb) => verb,
        _ when verb.EndsWith("ies", StringComparison.Ordinal) => verb[..^3] + "y",
        _ when verb.EndsWith("ches", StringComparison.Ordinal) => verb[..^2],
        _ => verb[..^1],
    };

    // "keeps watch and trains volunteers" has two verbs to bring into line.
    private static string AgreeLater(string rest) =>
        LaterVerb().Replace(rest, match => PresentVerbs.Contains(match.Groups["verb"].Value)
            ? match.Groups["before"].Value + Agree(match.Groups["verb"].Value)
            : match.Value);

    private static string FirstWord(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return text[..end];
    }

    [GeneratedRegex(@"(^|\W)(I|I'm|I've|my|me|we|our|us)(\W|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"(?<before>\band |, )(?<verb>\p{Ll}+s)\b")]
    private static partial Regex LaterVerb();

    [GeneratedRegex(@"\b(his|her)\b(?=\s+\p{Ll})")]
    private static partial Regex Possessive();

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
}
