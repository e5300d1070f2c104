using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.Chat;

/// <summary>How a turn's outcome is called on the wire.</summary>
internal static class WireNames
{
    public static string? Of(AnswerLimit? limit) => limit switch
    {
        AnswerLimit.Budget => "budget",
        _ => null,
    };

    public static string? Of(FinishReason? finish) => finish switch
    {
        FinishReason.Stop => "stop",
        FinishReason.Length => "length",
        FinishReason.ContentFilter => "content_filter",
        _ => null,
    };
}
