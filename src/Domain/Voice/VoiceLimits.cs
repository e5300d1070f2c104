namespace DigitalTwin.Domain.Voice;

/// <summary>What speech costs, in the tokens of the day's budget.</summary>
/// <param name="TokensPerSecond">Of what is listened to.</param>
/// <param name="TokensPerCharacter">Of what is spoken.</param>
public sealed record VoiceLimits(int TokensPerSecond, int TokensPerCharacter)
{
    /// <summary>The longest recording.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The shortest that may hold a word.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromMilliseconds(100);

    // Recorders stop a little after they are told to.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    public static bool IsTooLong(TimeSpan duration) => duration > Longest + Late;
}
