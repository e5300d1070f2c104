using System.Text.RegularExpressions;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Takes a message with several questions apart.</summary>
internal static partial class Clauses
{
    private const int MostQuestions = 3;

    /// <summary>The questions one by one; the whole message if it holds but one, or more than a reply could answer. Never empty.</summary>
    public static IReadOnlyList<string> Of(string message)
    {
        var parts = Joint().Split(message.Trim());
        return parts.Length is > 1 and <= MostQuestions && parts.All(part => Asks().IsMatch(part)) ? parts : [message];
    }

    // A lone "and which?" belongs to the question before it, so a part starts only where three words or more follow.
    [GeneratedRegex(
        @"(?<=\?)\s+(?=\w+\W+\w+\W+\w+)|,?\s+(and\s+)?(?<=,\s+|and\s+)(?=(what|whats|what's|where|who|when|why|how|which)\s+\w+\s+\w+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"(^|[.!]\s+)(\W*\b(and|or|but|so|hi|hello|hey|also)\b)*\W*" +
        @"(what|whats|what's|where|who|who's|when|why|how|which|do|does|did|are|have|is|can|could|would|was|were)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asks();
}
