namespace DigitalTwin.Domain.Conversations;

/// <summary>The alphabet of ids: safe in a URL, a header and a log, and without meaning in any query language.</summary>
internal static class Token
{
    public static bool IsValid(string? text, int minimum, int maximum) =>
        text is not null && text.Length >= minimum && text.Length <= maximum && text.All(IsAllowed);

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
