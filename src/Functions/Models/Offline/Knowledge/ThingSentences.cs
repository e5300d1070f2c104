using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Says what somebody made, held, wrote or keeps.</summary>
internal static class ThingSentences
{
    public static string? Project(FactRecord record) => record.First(FieldRole.Name) is { } name
        ? record.First(FieldRole.Description) is { Length: > 0 } told
            ? char.IsLower(told[0]) ? $"{name} is {told}" : $"{name}: {told}"
            : $"One of my projects is {name}"
        : null;

    public static string? Talk(FactRecord record) => record.First(FieldRole.Name) is { } title
        ? $"I gave a talk, \u201C{title}\u201D{At(record)}{WorkSentences.In(record)}{In(record)}"
        : null;

    public static string? Publication(FactRecord record) => record.First(FieldRole.Name) is { } title
        ? $"I published \u201C{title}\u201D{(record.First(FieldRole.Publisher) is { } journal ? $" in {journal}" : "")}{In(record)}"
        : null;

    public static string? Pet(FactRecord record) => (record.First(FieldRole.Kind), record.First(FieldRole.Name)) switch
    {
        (null, null) => null,
        (null, { } name) => $"I have a pet called {name}",
        ({ } kind, null) => $"I have {Article(kind)} {kind}",
        ({ } kind, { } name) => $"I have {Article(kind)} {kind} called {name}",
    } is { } said ? said + Aside(record) : null;

    /// <summary>Anything else with a name of its own.</summary>
    public static string? Named(FactRecord record) => record.First(FieldRole.Name) is { } name
        ? $"{Owned(record)} {name}{(record.First(FieldRole.Publisher) is { } by ? $" ({by})" : "")}{In(record)}"
        : null;

    private static string Owned(FactRecord record) => record.Topic switch
    {
        Topic.Award => "I have received the award",
        Topic.Certification => "I hold the certification",
        _ => $"On my {record.Heading} list there is",
    };

    private static string At(FactRecord record) => record.First(FieldRole.Event) is { } held ? $", at {held}" : "";

    private static string In(FactRecord record) => record.First(FieldRole.Year) is { } year ? $" in {Dates.Spoken(year)}" : "";

    private static string Aside(FactRecord record) =>
        record.First(FieldRole.Description) is { Length: > 0 } note && char.IsLower(note[0]) ? $", {note}" : "";

    private static string Article(string noun) => "aeiouAEIOU".Contains(noun[0]) ? "an" : "a";
}
