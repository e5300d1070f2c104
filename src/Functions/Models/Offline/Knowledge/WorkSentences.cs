using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Says a job, or an unpaid one.</summary>
internal static class WorkSentences
{
    public static string? Lead(FactRecord record)
    {
        var position = record.First(FieldRole.Position);
        var employer = record.First(FieldRole.Organisation);
        var said = (position, employer, record.IsOngoing) switch
        {
            (null, null, _) => null,
            (null, _, true) => $"I {Being("work", "have worked")} at {employer}",
            (null, _, false) => $"I worked at {employer}",
            (_, null, true) => $"I {Being("am", "have been")} {position}",
            (_, null, false) => $"I was {position}",
            (_, _, true) => $"I {Being("am", "have been")} {position} at {employer}",
            (_, _, false) => $"I was {position} at {employer}",
        };
        return said is null ? null : said + In(record) + Span(record);

        string Being(string now, string since) => record.First(FieldRole.Start) is null ? now : since;
    }

    public static string? Volunteering(FactRecord record) =>
        record.First(FieldRole.Position) is { } position && record.OwnName is { } organisation
            ? $"I {(record.IsOngoing ? "have volunteered" : "volunteered")} as {position} with {organisation}{In(record)}{Span(record)}"
            : null;

    /// <summary>" in Tampere", or nothing.</summary>
    public static string In(FactRecord record) => record.Place is { } place ? $" in {place}" : "";

    /// <summary>" from 2013 to 2017", " since 2021", or nothing.</summary>
    public static string Span(FactRecord record)
    {
        var start = record.First(FieldRole.Start) is { } from ? Dates.Spoken(from) : null;
        var end = record.First(FieldRole.End) is { } to && !Dates.IsOngoing(to) ? Dates.Spoken(to) : null;
        return (start, end) switch
        {
            (not null, not null) => $" from {start} to {end}",
            (not null, null) => $" since {start}",
            (null, not null) => $" until {end}",
            _ => record.First(FieldRole.Year) is { } year ? $" in {Dates.Spoken(year)}" : "",
        };
    }
}
