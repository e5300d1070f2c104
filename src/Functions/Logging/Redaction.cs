using System.Text.RegularExpressions;

namespace DigitalTwin.Functions.Logging;

/// <summary>
/// Takes out of a text what a URL may hold and a log may not: whole query strings, for a function key may stand in one, and of a path's
/// segment that could be the id of a conversation all but the six characters that the app's own lines show.
/// </summary>
internal static partial class Redaction
{
    public static string Of(string text) => Segment().Replace(Query().Replace(text, "?..."), "$1...");

    [GeneratedRegex(@"\?\S+")]
    private static partial Regex Query();

    // A few other characters may stand before it: somebody pastes an id in quotes.
    [GeneratedRegex(@"(?<=/[^A-Za-z0-9_\-\s/]{0,8})([A-Za-z0-9_-]{6})[A-Za-z0-9_-]{10,}")]
    private static partial Regex Segment();
}
