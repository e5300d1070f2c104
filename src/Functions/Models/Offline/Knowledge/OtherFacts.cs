using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Says a single field that no sentence about its record has told yet.</summary>
internal static class OtherFacts
{
    private static readonly string[] Prepositions = ["to", "in", "for", "on", "at", "from", "with", "of", "about", "as"];

    public static IEnumerable<string> Of(FactRecord record, FactField field)
    {
        if (field.Values.All(LooksLikeSentence))
        {
            return field.Values.Select(Listing.Sentence);
        }

        return [Listing.Sentence(Said(record, field, Listing.Of(field.Values)))];
    }

    private static string Said(FactRecord record, FactField field, string value) => (record.Topic, field.Role) switch
    {
        (_, FieldRole.Url) when record.OwnName is { } name => $"You can find {name} at {value}",
        (_, FieldRole.Language) when record.OwnName is { } name => $"{name} is written in {value}",
        (Topic.Project, FieldRole.Year) when record.OwnName is { } name => $"I made {name} in {value}",
        (Topic.Project, FieldRole.Start or FieldRole.End) when record.OwnName is { } name => $"The {field.Label} of {name} was {value}",
        (Topic.Email, _) when value.Contains('@') => $"You can write to me at {value}",
        (Topic.Phone, _) => $"You can call me on {value}",
        (Topic.Website, _) => $"My {field.Label} is {value}",
        (Topic.Person, _) when field.Label is "headline" or "tagline" or "title" => $"In one line: {value}",
        (Topic.Skill, _) when IsList(record, field) => $"My skills include {value}",
        (Topic.Interest, _) when IsList(record, field) => $"I enjoy {value}",
        (Topic.Language, _) when IsList(record, field) => $"I speak {value}",
        (Topic.Award, _) when IsList(record, field) => $"I have received {(field.Values.Length == 1 ? "this award" : "these awards")}: {value}",
        (Topic.Certification, _) when IsList(record, field) => $"I hold {(field.Values.Length == 1 ? "this certification" : "these certifications")}: {value}",
        (Topic.Favourite, _) when !IsList(record, field) => $"My favourite {field.Label} {Be(field)} {value}",
        (Topic.Place, _) when record.Fields.Length == 1 => $"I live in {value}",
        (Topic.Origin, _) when field.Label is "born" or "birthplace" => $"I was born in {value}",
        _ => Generic(record, field, value),
    };

    private static string Generic(FactRecord record, FactField field, string value) => (value, record.OwnName) switch
    {
        _ when EndsWithPreposition(field.Label) => $"I am {field.Label} {value}",
        ("true", _) => $"{field.Label}: yes",
        ("false", _) => $"{field.Label}: no",
        (_, { } name) when record.Topic is not Topic.Study => $"The {field.Label} of {name} {Be(field)} {value}",
        _ => record.Topic is Topic.Study ? $"My {field.Label} was \u201C{value}\u201D" : $"My {field.Label} {Be(field)} {value}",
    };

    private static bool IsList(FactRecord record, FactField field) => record.Fields.Length == 1 && field.Label == record.Heading;

    private static string Be(FactField field) =>
        field.Values.Length > 1 || (field.Label.EndsWith('s') && !field.Label.EndsWith("ss", StringComparison.Ordinal)) ? "are" : "is";

    private static bool EndsWithPreposition(string label) => Prepositions.Contains(label[(label.LastIndexOf(' ') + 1)..]) && label.Contains(' ');

    private static bool LooksLikeSentence(string value) => value.Length > 12 && value[^1] is '.' or '!' or '?' or '。' && Sentences.Split(value).Any();
}
