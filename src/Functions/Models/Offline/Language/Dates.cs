using System.Globalization;
using System.Text.RegularExpressions;

namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>Dates as people write them in a CV: 2019, 2019-04, 2019-04-30, April 2019, present.</summary>
internal static partial class Dates
{
    private static readonly string[] Ongoing = ["present", "now", "current", "currently", "today", "ongoing"];

    /// <summary>Whether this end of a range means that it goes on.</summary>
    public static bool IsOngoing(string date) => Ongoing.Contains(date.Trim().ToLowerInvariant());

    /// <summary>As it is said: <c>2019-04</c> becomes April 2019; what isn't an ISO date stays as it is.</summary>
    public static string Spoken(string date)
    {
        var iso = Iso().Match(date.Trim());
        return iso.Success && Month(iso) is >= 1 and <= 12
            ? $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Month(iso))} {iso.Groups["year"].Value}"
            : date.Trim();
    }

    /// <summary>Months since year 0, for ordering; null without a year.</summary>
    public static int? SortKey(string? date)
    {
        if (date is null || !(Year().Match(date) is { Success: true } year))
        {
            return null;
        }

        var iso = Iso().Match(date.Trim());
        return (int.Parse(year.Value, CultureInfo.InvariantCulture) * 12) + (iso.Success ? Month(iso) : NamedMonth(date));
    }

    /// <summary>Finds <c>April 2019 - Present</c> and its like in a line.</summary>
    public static DateRange? FindRange(string line)
    {
        var match = Range().Match(line);
        return match.Success
            ? new DateRange(match.Groups["start"].Value, match.Groups["end"].Value, match.Index, match.Length)
            : null;
    }

    private static int Month(Match iso) => int.Parse(iso.Groups["month"].Value, CultureInfo.InvariantCulture);

    private static int NamedMonth(string date)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;
        return Array.FindIndex(names, name => name.Length > 0 && date.Contains(name, StringComparison.OrdinalIgnoreCase)) + 1;
    }

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d{2})(-\d{2})?(T.*)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(1[89]|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(
        @"[(·,\s]*(?<start>((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?(19|20)\d\d)\s*(-|–|—|to|until)\s*" +
        @"(?<end>((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?(19|20)\d\d|present|now|today|current|ongoing)" +
        @"\)?(\s*[(·][^)]*(year|month|yr|mo)[^)]*\)?)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
