namespace DigitalTwin.Functions.Models.Offline;

/// <summary>Cuts a text into words, each with the white space that follows it; put together they are the text again.</summary>
internal static class WordStream
{
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]))
            {
                yield return text[start..i];
                start = i;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
