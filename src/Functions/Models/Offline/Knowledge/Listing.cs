namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Says several things in one breath.</summary>
internal static class Listing
{
    /// <summary>"a, b and c"; semicolons where the items hold commas themselves.</summary>
    public static string Of(IReadOnlyList<string> items)
    {
        var trimmed = items.Select(item => item.Trim().TrimEnd('.')).ToList();
        var separator = trimmed.Any(item => item.Contains(',')) ? "; " : ", ";
        return trimmed.Count == 1 ? trimmed[0] : string.Join(separator, trimmed.SkipLast(1)) + " and " + trimmed[^1];
    }

    /// <summary>The text as a sentence: capital first, full stop last.</summary>
    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return trimmed;
        }

        var first = char.ToUpperInvariant(trimmed[0]) + trimmed[1..];
        return first[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' || first.EndsWith(".\u201D", StringComparison.Ordinal) ? first : first + ".";
    }
}
