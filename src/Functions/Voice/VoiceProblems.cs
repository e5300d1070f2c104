using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Voice;

/// <summary>How a spoken turn that did not begin looks over HTTP.</summary>
internal static class VoiceProblems
{
    public const string Formats = "webm, ogg, mp3, m4a or wav";

    public static ApiProblem NotConfigured { get; } =
        new(501, "voice-not-configured", "There is no voice here", "This twin does not listen. Write the message instead.");

    public static ApiProblem Unsupported { get; } = ApiProblem.UnsupportedMediaType(
        $"Send the recording as multipart/form-data, in a field named audio with a file name: {Formats}.");

    public static ApiProblem NoKnownFormat { get; } = ApiProblem.UnsupportedMediaType($"The recording is in no format that is known here. Send {Formats}.");

    public static ApiProblem Empty { get; } = Unreadable("The recording is empty. Record it again.");

    public static ApiProblem TooShort { get; } = new(400, "audio-too-short", "The recording is too short", "The recording is too short to hold a word. Speak for a moment longer.");

    public static ApiProblem TooLong { get; } = new(413, "audio-too-long", "The recording is too long", "A recording may be 60 seconds long. Say it in fewer words.");

    public static ApiProblem Timeless { get; } = TooLong with { Detail = "The recording doesn't tell how long it is, and is larger than a minute of talk. Send a shorter one." };

    public static ApiProblem TooLarge { get; } = ApiProblem.TooLarge("A recording may have 10 MiB. Send a shorter one, or one in webm.");

    public static ApiProblem NoRoom { get; } = new(
        503, "voice-busy", "Too many are speaking", "Too many are speaking at the moment. Say it again in a little while.", TimeSpan.FromSeconds(5));

    /// <summary>All that a call may come to besides what a turn may.</summary>
    public static IReadOnlyList<ApiProblem> All { get; } =
    [
        ApiProblem.Invalid("The field `audio` is missing. Send the recording in it, with a file name."), ApiProblem.TooSlow(),
        NotConfigured, Unsupported, NoKnownFormat, Empty, TooShort, TooLong, Timeless, TooLarge, NoRoom,
        From(VoiceProblem.NoSpeech), From(VoiceProblem.BudgetSpent),
        .. Enum.GetValues<SpeechFaultKind>().Select(kind => From(VoiceProblem.Of(new SpeechException(kind, "")))),
    ];

    public static ApiProblem From(VoiceProblem problem) => problem.Kind switch
    {
        VoiceProblemKind.NoSpeech => new(400, "no-speech", "Nothing was understood", problem.Detail),
        VoiceProblemKind.Unreadable => Unreadable(problem.Detail),
        VoiceProblemKind.BudgetSpent => new(429, "voice-budget-spent", "The day's budget is spent", problem.Detail),
        VoiceProblemKind.Busy => new(503, "speech-busy", "The speech server has too much to do", problem.Detail, problem.RetryAfter),
        VoiceProblemKind.Timeout => new(504, "speech-timeout", "The speech server took too long", problem.Detail),
        VoiceProblemKind.OfTheTurn => ChatProblems.From(problem.Chat!),
        _ => new(502, "speech-unavailable", "The speech server is not available", problem.Detail),
    };

    private static ApiProblem Unreadable(string detail) => new(400, "audio-unreadable", "The recording can't be read", detail);
}
