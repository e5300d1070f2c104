using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Facts that belong together: one job, one school, one list of skills.</summary>
/// <param name="Heading">The words of the path above the fields: <c>experience</c>, or <c>favourites</c>.</param>
internal sealed record FactRecord(Topic Topic, string Heading, ImmutableArray<FactField> Fields)
{
    /// <summary>The first value in this role, or null.</summary>
    public string? First(FieldRole role) => Fields.FirstOrDefault(field => field.Role == role)?.Values[0];

    /// <summary>The thing's own name, by which a visitor would ask for it.</summary>
    public string? OwnName =>
        First(FieldRole.Organisation) ?? First(FieldRole.School) ?? First(FieldRole.Name);

    /// <summary>When it began, in months, or null.</summary>
    public int? Began => Dates.SortKey(First(FieldRole.Start)) ?? Dates.SortKey(First(FieldRole.Year)) ?? Dates.SortKey(First(FieldRole.End));

    /// <summary>Whether it goes on: it has a start and no end, or an end that says so.</summary>
    public bool IsOngoing => First(FieldRole.End) is { } end ? Dates.IsOngoing(end) : First(FieldRole.Start) is not null;

    /// <summary>City and country as one would say them, or null.</summary>
    public string? Place
    {
        get
        {
            var city = First(FieldRole.City);
            var country = First(FieldRole.Country);
            return city is null ? country : country is null || city.Contains(country, StringComparison.Ordinal) ? city : $"{city}, {country}";
        }
    }
}

/// <param name="Label">The name as one would say it: <c>reply time</c>.</param>
/// <param name="Values">Never empty; more than one for a list.</param>
internal sealed record FactField(string Label, FieldRole Role, ImmutableArray<string> Values);
