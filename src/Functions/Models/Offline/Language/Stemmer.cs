using System.Collections.Frozen;

namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>
/// Brings the forms of an English word together: <c>studies</c>, <c>studied</c> and <c>studying</c> meet.
/// Light on purpose: two words that only look alike should stay apart. The stems aren't words.
/// </summary>
internal static class Stemmer
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>
    {
        ["wrote"] = "write",
        ["written"] = "write",
        ["rewrote"] = "rewrite",
        ["rewritten"] = "rewrite",
        ["built"] = "build",
        ["rebuilt"] = "rebuild",
        ["made"] = "make",
        ["led"] = "lead",
        ["taught"] = "teach",
        ["spoke"] = "speak",
        ["spoken"] = "speak",
        ["swam"] = "swim",
        ["swum"] = "swim",
        ["grew"] = "grow",
        ["grown"] = "grow",
        ["ran"] = "run",
        ["won"] = "win",
        ["went"] = "go",
        ["gone"] = "go",
        ["gave"] = "give",
        ["given"] = "give",
        ["took"] = "take",
        ["taken"] = "take",
        ["came"] = "come",
        ["became"] = "become",
        ["began"] = "begin",
        ["begun"] = "begin",
        ["left"] = "leave",
        ["kept"] = "keep",
        ["met"] = "meet",
        ["meant"] = "mean",
        ["sent"] = "send",
        ["lost"] = "lose",
        ["held"] = "hold",
        ["told"] = "tell",
        ["brought"] = "bring",
        ["bought"] = "buy",
        ["thought"] = "think",
        ["drew"] = "draw",
        ["drawn"] = "draw",
        ["ate"] = "eat",
        ["drove"] = "drive",
        ["rode"] = "ride",
        ["rose"] = "rise",
        ["chose"] = "choose",
        ["chosen"] = "choose",
        ["sang"] = "sing",
        ["read"] = "read",
        ["knew"] = "know",
        ["known"] = "know",
        ["worst"] = "bad",
        ["worse"] = "bad",
        ["better"] = "good",
        ["best"] = "good",
        ["children"] = "child",
        ["people"] = "person",
        ["women"] = "woman",
        ["men"] = "man",
        ["feet"] = "foot",
        ["news"] = "news",
        ["woke"] = "wake",
        ["woken"] = "wake",
        ["slept"] = "sleep",
        ["stung"] = "sting",
        ["forgave"] = "forgive",
        ["during"] = "during",
        ["lives"] = "live",
        ["series"] = "series",
        ["various"] = "various",
        ["business"] = "business",
        ["being"] = "be",
    }.ToFrozenDictionary();

    public static string Stem(string word)
    {
        if (word.Length < 3 || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        return Irregular.TryGetValue(word, out var known) ? Ending(known) : Ending(Past(Plural(word)));
    }

    private static string Plural(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when EndsWithAny(word, "sses", "shes", "ches", "xes", "zes") => word[..^2],
        _ when EndsWithAny(word, "ss", "us", "is") => word,
        _ when word.EndsWith('s') && word.Length > 3 => word[..^1],
        _ => word,
    };

    private static string Past(string word) => word switch
    {
        _ when word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("eed", StringComparison.Ordinal) => word,
        _ when word.EndsWith("ed", StringComparison.Ordinal) && HasVowel(word[..^2]) => Undouble(word[..^2]),
        _ when word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word[..^3]) => Undouble(word[..^3]),
        _ when word.EndsWith("iest", StringComparison.Ordinal) && word.Length > 6 => word[..^4] + "y",
        _ when word.EndsWith("est", StringComparison.Ordinal) && word.Length > 6 && HasVowel(word[..^3]) => Undouble(word[..^3]),
        _ when word.EndsWith("ship", StringComparison.Ordinal) && word.Length > 8 => word[..^4],
        _ when word.EndsWith("ologist", StringComparison.Ordinal) => word[..^3] + "y",
        _ when word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 5 => word[..^2],
        _ => word,
    };

    // "write" and "writing" part at the final e, "study" and "studies" would at the y; both go.
    private static string Ending(string stem) => stem switch
    {
        { Length: > 3 } when stem.EndsWith('e') => stem[..^1],
        { Length: > 2 } when stem.EndsWith('y') && !IsVowel(stem[^2]) => stem[..^1] + "i",
        _ => stem,
    };

    private static string Undouble(string stem) =>
        stem.Length > 2 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e' or 'o') ? stem[..^1] : stem;

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasVowel(string stem) => stem.Length > 1 && stem.Any(letter => IsVowel(letter) || letter == 'y');

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
