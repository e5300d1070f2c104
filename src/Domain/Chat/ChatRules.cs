using System.Globalization;
using System.Text;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a message must be before anything is spent on it.</summary>
public static class ChatRules
{
    /// <summary>The longest <see cref="ChatRequest.Level"/>, in UTF-16 code units.</summary>
    public const int LongestLevel = 40;

    /// <summary>What is wrong with the request, or null.</summary>
    public static ChatProblem? Check(ChatRequest request, ChatLimits limits)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return Invalid("The message is empty. Write something to send.");
        }

        if (request.Text.Length > limits.MaxMessageCharacters)
        {
            return Invalid(string.Create(CultureInfo.InvariantCulture,
                $"The message has {request.Text.Length} characters. Shorten it to {limits.MaxMessageCharacters}."));
        }

        if (LoneSurrogate.IndexIn(request.Text) is >= 0 and var index)
        {
            return Invalid(string.Create(CultureInfo.InvariantCulture, $"The message holds half a character at position {index}. Send valid Unicode."));
        }

        if (request.Level is { } level && !IsLevel(level))
        {
            return Invalid(string.Create(CultureInfo.InvariantCulture,
                $"The level must be 1 to {LongestLevel} letters, digits, spaces and hyphens, such as beginner."));
        }

        return request.Temperature is < 0 or > 2 or float.NaN
            ? Invalid("The temperature must be a number from 0 to 2.")
            : null;
    }

    /// <summary>Whether this may say how much a learner knows: 1 to 40 letters, digits, spaces and hyphens.</summary>
    public static bool IsLevel(string text) => text.Length is >= 1 and <= LongestLevel && text.EnumerateRunes().All(IsOfLevel);

    // Many scripts write vowels as marks on letters.
    private static bool IsOfLevel(Rune rune) => rune.Value is ' ' or '-' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static ChatProblem Invalid(string detail) => new(ChatProblemKind.InvalidMessage, detail);
}
