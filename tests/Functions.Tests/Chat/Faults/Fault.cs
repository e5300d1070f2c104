using System.Globalization;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;

namespace DigitalTwin.Functions.Tests.Chat.Faults;

/// <summary>A row of docs/faults.md: what the model does, and all that comes of it.</summary>
/// <param name="Play">Sets the model up.</param>
internal sealed record Fault(string Name, Func<FakeOpenAIServer, ValueTask> Play)
{
    /// <summary>Lets time pass while the visitor waits.</summary>
    public Func<FakeOpenAIServer, ManualTime, Task> Meanwhile { get; init; } = (_, _) => Task.CompletedTask;

    public string[] Settings { get; init; } = [];

    /// <summary>The text that comes.</summary>
    public string Said { get; init; } = "";

    /// <summary>What a client that wants JSON gets; null when it gets the answer.</summary>
    public FaultReply? Problem { get; init; }

    /// <summary>Why an answer ends, as the wire calls it.</summary>
    public string Finish { get; init; } = "stop";

    /// <summary>How long the visitor waits, on the twin's clock.</summary>
    public double Seconds { get; init; }

    public Fault Answers(string text, double seconds = 0) => this with { Said = text, Seconds = seconds };

    public Fault Fails(int status, string type, double seconds = 0, int? retryAfter = null) =>
        this with { Problem = new FaultReply(status, type, retryAfter), Seconds = seconds };

    public Fault After(string said) => this with { Said = said };

    public Fault Finishes(string reason) => this with { Finish = reason };

    /// <summary>The row as it stands in the page.</summary>
    public string ToMarkdown() => string.Create(CultureInfo.InvariantCulture,
        $"| {Name} | {Problem?.ToString() ?? Answer} | {Seen} | {(Seconds == 0 ? "at once" : $"{Seconds:0.#} s")} | {Stored} |");

    public override string ToString() => Name;

    private string Answer => Finish switch
    {
        "stop" => "the answer",
        "content_filter" => "a polite answer, `finish_reason` `content_filter`",
        _ => $"the answer, `finish_reason` `{Finish}`",
    };

    private string Seen => (Problem, Said) switch
    {
        (null, _) => Answer,
        (_, "") => "`error`",
        _ => "what was said, then `error`",
    };

    private string Stored => (Problem, Said) switch
    {
        (null, _) => "question and answer",
        (_, "") => "the question",
        _ => "the question, and what was said as `interrupted`",
    };
}

/// <summary>A problem as a client sees it.</summary>
internal sealed record FaultReply(int Status, string Type, int? RetryAfter)
{
    public override string ToString() => $"{Status} `{Type}`{(RetryAfter is { } seconds ? $", Retry-After {seconds}" : "")}";
}
