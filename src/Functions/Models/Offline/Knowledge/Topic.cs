namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>What part of a life a record tells.</summary>
internal enum Topic
{
    Other,
    Person,
    Work,
    Study,
    Project,
    Talk,
    Publication,
    Language,
    Skill,
    Interest,
    Place,
    Origin,
    Email,
    Website,
    Phone,
    Certification,
    Award,
    Volunteering,
    Pet,
    Family,
    Favourite,
    Availability,
    FunFact,
}
