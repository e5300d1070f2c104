namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Says a course of study.</summary>
internal static class StudySentences
{
    public static string? Lead(FactRecord record)
    {
        var what = (record.First(FieldRole.Degree), record.First(FieldRole.Subject)) switch
        {
            (null, null) => record.IsOngoing ? "I study" : "I studied",
            (null, { } subject) => record.IsOngoing ? $"I study {subject}" : $"I studied {subject}",
            ({ } degree, null) => Did(record, degree),
            ({ } degree, { } subject) => Did(record, $"{degree} in {subject}"),
        };
        var school = record.First(FieldRole.School);
        return school is null && !what.Contains("my ", StringComparison.Ordinal) && record.First(FieldRole.Subject) is null
            ? null
            : what + (school is null ? "" : $" at {school}") + WorkSentences.In(record) + WorkSentences.Span(record);
    }

    private static string Did(FactRecord record, string degree) =>
        record.IsOngoing && record.First(FieldRole.Year) is null ? $"I am doing my {degree}" : $"I did my {degree}";
}
