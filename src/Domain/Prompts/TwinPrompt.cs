using System.Globalization;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Domain.Safety;

namespace DigitalTwin.Domain.Prompts;

/// <summary>What this deployment tells its models, and the watch on what they must not tell on. One a process.</summary>
/// <param name="canary">Differs from deployment to deployment.</param>
/// <param name="replyTokens">The cap on a reply.</param>
public sealed class TwinPrompt(Canary canary, int replyTokens)
{
    private readonly PrivateText _private = new(canary, Rules.Groups(replyTokens));
    private Composed? _last;

    /// <summary>The same text for every turn of a day, and one copy of it, however many wait for the model.</summary>
    /// <param name="today">The date in UTC.</param>
    public string SystemMessage(Persona persona, DateOnly today)
    {
        var last = Volatile.Read(ref _last);
        if (last is null || last.Today != today || !ReferenceEquals(last.Persona, persona))
        {
            // Two turns may both compose it; either result is as good.
            var text = SystemPrompt.Compose(persona, canary, replyTokens);
            last = new Composed(persona, today, string.Create(CultureInfo.InvariantCulture, $"{text}\nToday is {today:yyyy-MM-dd}."));
            Volatile.Write(ref _last, last);
        }

        return last.Text;
    }

    /// <summary>What a visitor or the twin said, as a message of the prompt.</summary>
    public static string Message(string text) => PromptText.Of(text) is { Length: > 0 } safe ? safe : "…";

    /// <summary>What a calling program says for itself, as a part of a user's message. The rules say what it counts for.</summary>
    public static string CallerNote(string text) => $"<twin-caller>\n{Message(text)}\n</twin-caller>";

    /// <summary>A watch on one reply.</summary>
    /// <param name="question">What it answers.</param>
    /// <param name="earlierReplies">What the twin said before in this conversation.</param>
    public ReplyWatch Watch(string question, IEnumerable<string> earlierReplies) => new(_private.Guard(), earlierReplies, Deflection.For(question));

    private sealed record Composed(Persona Persona, DateOnly Today, string Text);
}
