using System.Collections.Frozen;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>What a member of a fact group stands for, whatever its owner called it.</summary>
internal enum FieldRole
{
    Other,
    Name,
    Position,
    Organisation,
    School,
    Degree,
    Subject,
    Start,
    End,
    Year,
    City,
    Country,
    Description,
    Url,
    Level,
    Kind,
    Language,
    Event,
    Publisher,
}

/// <summary>Reads a field's role from its name.</summary>
internal static class FieldRoles
{
    private static readonly FrozenDictionary<string, FieldRole> Roles = new (FieldRole Role, string Names)[]
    {
        (FieldRole.Name, "name title"),
        (FieldRole.Position, "position role job_title jobtitle"),
        (FieldRole.Organisation, "company employer organisation organization org"),
        (FieldRole.School, "school university institution college"),
        (FieldRole.Degree, "degree studytype study_type qualification"),
        (FieldRole.Subject, "subject area field major discipline"),
        (FieldRole.Start, "start from since start_date startdate begin started"),
        (FieldRole.End, "end to until end_date enddate ended"),
        (FieldRole.Year, "year date releasedate published graduated"),
        (FieldRole.City, "city location place town"),
        (FieldRole.Country, "country"),
        (FieldRole.Description, "description summary details about note notes comment remark highlights achievements responsibilities text"),
        (FieldRole.Url, "url link website web repository"),
        (FieldRole.Level, "level fluency proficiency"),
        (FieldRole.Kind, "kind type species breed"),
        (FieldRole.Language, "language programming_language"),
        (FieldRole.Event, "event conference venue"),
        (FieldRole.Publisher, "journal publisher outlet issuer awarder"),
    }
    .SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Role)))
    .ToFrozenDictionary(row => row.name, row => row.Role);

    /// <summary>The role of a field; the same name can mean different things, as <c>title</c> does in a job and in a talk.</summary>
    public static FieldRole Of(string fieldName, Topic topic)
    {
        var role = Roles.GetValueOrDefault(fieldName.ToLowerInvariant().Replace('-', '_').Replace(' ', '_'), FieldRole.Other);
        return (role, topic, fieldName) switch
        {
            (FieldRole.Name, Topic.Work or Topic.Volunteering, "title") => FieldRole.Position,
            (FieldRole.Name, Topic.Work or Topic.Volunteering, _) => FieldRole.Organisation,
            (FieldRole.Name, Topic.Study, "title") => FieldRole.Degree,
            (FieldRole.Name, Topic.Study, _) => FieldRole.School,
            (FieldRole.Language, Topic.Language, _) => FieldRole.Name,
            _ => role,
        };
    }
}
