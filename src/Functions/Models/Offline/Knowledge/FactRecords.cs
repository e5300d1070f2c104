using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Puts the leaves of facts.json, of whatever shape, back together into records.</summary>
internal static class FactRecords
{
    /// <summary>The records in document order. What a page shows of its own accord (greeting, suggested questions) is no knowledge.</summary>
    public static IEnumerable<FactRecord> Of(IEnumerable<PersonaFact> facts) =>
        facts
            .Select(fact => (Path: Segments(fact.Path), fact.Value))
            .Where(fact => !IsForThePage(fact.Path[0]))
            .GroupBy(fact => RecordKey(fact.Path))
            .Select(group => Record(group.First().Path, [.. group]));

    private static FactRecord Record(ImmutableArray<string> path, ImmutableArray<(ImmutableArray<string> Path, string Value)> leaves)
    {
        var words = path.Where(segment => !IsNumber(segment)).SelectMany(Words);
        var topic = TopicWords.OfHeading(words);
        var fields = leaves
            .GroupBy(leaf => FieldName(leaf.Path))
            .Select(group => new FactField(
                Spoken(group.Key),
                FieldRoles.Of(group.Key, topic),
                [.. group.Select(leaf => leaf.Value)]));
        return new FactRecord(topic, Spoken(Heading(path)), [.. fields]);
    }

    // experience.2.title and experience.2.highlights.3 belong to record experience.2; skills.4 to record skills.
    private static string RecordKey(ImmutableArray<string> path)
    {
        var field = WithoutTrailingNumbers(path);
        return string.Join('.', field.Length <= 1 ? field : field[..^1]);
    }

    private static string FieldName(ImmutableArray<string> path) => WithoutTrailingNumbers(path)[^1];

    private static string Heading(ImmutableArray<string> path)
    {
        var names = WithoutTrailingNumbers(path).Where(segment => !IsNumber(segment)).ToList();
        return names.Count > 1 ? names[^2] : names.FirstOrDefault(path[0]);
    }

    private static ImmutableArray<string> WithoutTrailingNumbers(ImmutableArray<string> path)
    {
        var length = path.Length;
        while (length > 1 && IsNumber(path[length - 1]))
        {
            length--;
        }

        return path[..length];
    }

    private static ImmutableArray<string> Segments(string path) => [.. path.Split('.')];

    private static bool IsNumber(string segment) => segment.Length > 0 && segment.All(char.IsAsciiDigit);

    private static bool IsForThePage(string root) => root is "greeting" or "suggested_questions" or "full_name" or "name";

    private static string Spoken(string name) => string.Join(' ', Words(name));

    /// <summary>The words of a member name, be it written reply_time, reply-time or replyTime.</summary>
    public static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var cut = i == name.Length || name[i] is '_' or '-' or ' ' || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (!cut)
            {
                continue;
            }

            if (name[start..i].Trim('_', '-', ' ') is { Length: > 0 } word)
            {
                yield return word.ToLowerInvariant();
            }

            start = i;
        }
    }
}
