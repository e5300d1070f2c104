namespace DigitalTwin.Domain.Chat;

/// <summary>Why an answer is less than the twin's best.</summary>
public enum AnswerLimit
{
    /// <summary>The day's or the conversation's tokens are spent; the offline model answers.</summary>
    Budget,
}
