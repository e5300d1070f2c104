using System.Collections.Immutable;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Languages, skills and interests are one answer, however many objects a facts.json spreads them over.</summary>
internal static class MergedRecords
{
    public static IEnumerable<FactRecord> Of(IReadOnlyList<FactRecord> records)
    {
        var mergeable = records.Where(IsMergeable).ToLookup(record => record.Topic);
        var seen = new HashSet<Topic>();
        foreach (var record in records)
        {
            if (!IsMergeable(record))
            {
                yield return record;
            }
            else if (seen.Add(record.Topic))
            {
                yield return Merged([.. mergeable[record.Topic]]);
            }
        }
    }

    private static bool IsMergeable(FactRecord record) =>
        record.Topic is Topic.Language or Topic.Skill or Topic.Interest && record.First(FieldRole.Name) is not null;

    private static FactRecord Merged(ImmutableArray<FactRecord> records)
    {
        var heading = records[0].Heading;
        return records[0] with { Fields = [new FactField(heading, FieldRole.Other, [.. records.Select(Item)])] };
    }

    private static string Item(FactRecord record)
    {
        var rest = record.Fields.Where(field => field.Role is not (FieldRole.Name or FieldRole.Url)).SelectMany(field => field.Values).ToList();
        return rest.Count == 0 ? record.First(FieldRole.Name)! : $"{record.First(FieldRole.Name)} ({string.Join(", ", rest)})";
    }
}
