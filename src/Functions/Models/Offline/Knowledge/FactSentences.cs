using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Says a record in the first person: first what it is, then sentence by sentence what else it holds.</summary>
internal static class FactSentences
{
    /// <summary>At least one sentence for every record.</summary>
    public static ImmutableArray<string> Of(FactRecord record)
    {
        var main = Lead(record);
        var consumed = Consumed(record.Topic);
        var described = record.Fields
            .Where(field => field.Role == FieldRole.Description && !(main ?? "").Contains(field.Values[0], StringComparison.Ordinal))
            .SelectMany(field => field.Values)
            .SelectMany(Sentences.Split)
            .Select(sentence => Listing.Sentence(FirstPerson.Of(sentence, [])));
        var others = record.Fields
            .Where(field => field.Role != FieldRole.Description && !(main is not null && consumed.Contains(field.Role)))
            .SelectMany(field => OtherFacts.Of(record, field));
        ImmutableArray<string> all = [.. main is null ? [] : new[] { Listing.Sentence(main) }, .. described, .. others];
        return all.IsEmpty ? [Listing.Sentence($"{record.Heading}: {Listing.Of(record.Fields[0].Values)}")] : all;
    }

    private static string? Lead(FactRecord record) => record.Topic switch
    {
        Topic.Work => WorkSentences.Lead(record),
        Topic.Volunteering => WorkSentences.Volunteering(record),
        Topic.Study => StudySentences.Lead(record),
        Topic.Project => ThingSentences.Project(record),
        Topic.Talk => ThingSentences.Talk(record),
        Topic.Publication => ThingSentences.Publication(record),
        Topic.Pet => ThingSentences.Pet(record),
        Topic.Language => record.First(FieldRole.Name) is { } language ? $"I speak {language}{Level(record)}" : null,
        Topic.Place => record.Place is { } place ? $"I live in {place}" : null,
        Topic.Other or Topic.Award or Topic.Certification => ThingSentences.Named(record),
        _ => null,
    };

    private static FieldRole[] Consumed(Topic topic) => topic switch
    {
        Topic.Work or Topic.Volunteering =>
            [FieldRole.Position, FieldRole.Organisation, FieldRole.Start, FieldRole.End, FieldRole.City, FieldRole.Country],
        Topic.Study =>
            [FieldRole.Degree, FieldRole.Subject, FieldRole.School, FieldRole.Start, FieldRole.End, FieldRole.Year, FieldRole.City, FieldRole.Country],
        Topic.Talk => [FieldRole.Name, FieldRole.Event, FieldRole.City, FieldRole.Country, FieldRole.Year],
        Topic.Publication => [FieldRole.Name, FieldRole.Publisher, FieldRole.Year],
        Topic.Language => [FieldRole.Name, FieldRole.Level],
        Topic.Place => [FieldRole.City, FieldRole.Country],
        Topic.Pet => [FieldRole.Name, FieldRole.Kind],
        Topic.Award or Topic.Certification => [FieldRole.Name, FieldRole.Publisher, FieldRole.Year],
        _ => [FieldRole.Name],
    };

    private static string Level(FactRecord record) => record.First(FieldRole.Level) is { } level ? $": {level}" : "";
}
