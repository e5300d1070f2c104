using System.Globalization;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>A row of the voice's tables in docs/faults.md: what a speech server does, and what comes of it.</summary>
internal sealed record VoiceFault(string Name, bool IsListening, Action<FakeAudio> Play)
{
    /// <summary>Lets time pass while the visitor waits.</summary>
    public Func<FakeAudio, ManualTime, Task> Meanwhile { get; init; } = (_, _) => Task.CompletedTask;

    public string[] Settings { get; init; } = [];

    /// <summary>The problem; null where the visitor is heard and answered.</summary>
    public (int Status, string Type, int? RetryAfter)? Problem { get; init; }

    /// <summary>Nothing is spoken.</summary>
    public bool IsMute { get; init; }

    /// <summary>How long the visitor waits, on the twin's clock.</summary>
    public double Seconds { get; init; }

    public VoiceFault Fails(int status, string type, double seconds = 0, int? retryAfter = null) => this with { Problem = (status, type, retryAfter), Seconds = seconds };

    public VoiceFault Mutes(double seconds = 0) => this with { IsMute = true, Seconds = seconds };

    public VoiceFault Passes(double seconds) => this with { Seconds = seconds };

    public string ToMarkdown() => string.Create(CultureInfo.InvariantCulture,
        $"| {(IsListening ? "listening" : "speaking")}: {Name} | {Seen} | {(Seconds == 0 ? "at once" : $"{Seconds:0.#} s")} |");

    private string Seen => (Problem, IsMute) switch
    {
        ({ } problem, _) => $"{problem.Status} `{problem.Type}`{(problem.RetryAfter is { } seconds ? $", Retry-After {seconds}" : "")}",
        (_, true) => "the answer in writing, `audio_error` or `data-audio-error`",
        _ => "the answer in text and sound",
    };
}
