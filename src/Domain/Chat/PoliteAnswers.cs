namespace DigitalTwin.Domain.Chat;

/// <summary>What the twin says when a content filter lets it say no more.</summary>
internal static class PoliteAnswers
{
    public const string Declined = "I'd rather not go into that here. Ask me about my work or my projects, and I'm glad to tell you more.";

    /// <summary>Follows what was said before the filter stepped in.</summary>
    public const string BrokeOff = " … I'd rather leave it at that. Ask me about something else, and I'm glad to go on.";
}
