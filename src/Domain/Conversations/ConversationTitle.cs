using System.Globalization;

namespace DigitalTwin.Domain.Conversations;

/// <summary>Titles a conversation by its first message.</summary>
public static class ConversationTitle
{
    private const int MaxLength = 80;

    /// <summary>The message on one line, cut between characters as people see them, with an ellipsis where it was cut.</summary>
    public static string From(string firstMessage)
    {
        var line = string.Join(' ', firstMessage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= MaxLength)
        {
            return line;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(line, end) is var next && next < MaxLength)
        {
            end = next;
        }

        return line[..end].TrimEnd() + "…";
    }
}
