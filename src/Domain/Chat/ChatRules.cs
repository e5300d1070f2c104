using System.Globalization;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a message must be before anything is spent on it.</summary>
public static class ChatRules
{
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

        return request.Temperature is < 0 or > 2 or float.NaN
            ? Invalid("The temperature must be a number from 0 to 2.")
            : null;
    }

    private static ChatProblem Invalid(string detail) => new(ChatProblemKind.InvalidMessage, detail);
}
