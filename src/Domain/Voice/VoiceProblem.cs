using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Domain.Voice;

/// <summary>Why a spoken turn did not begin.</summary>
/// <param name="Detail">A sentence for the visitor, safe to show.</param>
public sealed record VoiceProblem(VoiceProblemKind Kind, string Detail, TimeSpan? RetryAfter = null)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    public static VoiceProblem NoSpeech { get; } = new(VoiceProblemKind.NoSpeech, "Nothing could be understood. Come closer to the microphone and say it again.");

    public static VoiceProblem BudgetSpent { get; } = new(VoiceProblemKind.BudgetSpent, "There is no more listening today. Write the message instead.");

    public static VoiceProblem Of(SpeechException fault) => fault.Kind switch
    {
        SpeechFaultKind.Unreadable => new(VoiceProblemKind.Unreadable, "The recording can't be read. Record it again."),
        SpeechFaultKind.Busy => new(VoiceProblemKind.Busy, "Too many are speaking at the moment. Say it again in a little while, or write.", fault.RetryAfter ?? Moment),
        SpeechFaultKind.Timeout => new(VoiceProblemKind.Timeout, "Listening took too long. Say it again, or write."),
        _ => new(VoiceProblemKind.Unavailable, "The twin can't listen at the moment. Write the message instead."),
    };

    /// <summary>The same as a turn tells it, for what no voice is needed for.</summary>
    public ChatProblem? Chat { get; private init; }

    public static VoiceProblem Of(ChatProblem problem) => new(VoiceProblemKind.OfTheTurn, problem.Detail, problem.RetryAfter) { Chat = problem };
}

public enum VoiceProblemKind
{
    /// <summary>Silence or noise.</summary>
    NoSpeech,

    /// <summary>The recording is damaged.</summary>
    Unreadable,

    /// <summary>The day's budget has no room for it.</summary>
    BudgetSpent,

    /// <summary>See <see cref="SpeechFaultKind.Unavailable"/>.</summary>
    Unavailable,

    /// <summary>See <see cref="SpeechFaultKind.Busy"/>.</summary>
    Busy,

    /// <summary>See <see cref="SpeechFaultKind.Timeout"/>.</summary>
    Timeout,

    /// <summary>Whatever a turn fails for; <see cref="VoiceProblem.Chat"/> has it.</summary>
    OfTheTurn,
}
