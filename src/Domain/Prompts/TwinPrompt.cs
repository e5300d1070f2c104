using System.Collections.Concurrent;
using System.Globalization;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Domain.Safety;

namespace DigitalTwin.Domain.Prompts;

/// <summary>What this deployment tells its models, and the watch on what they must not tell on. One a process.</summary>
/// <param name="canary">Differs from deployment to deployment.</param>
/// <param name="replyTokens">The cap on a reply.</param>
public sealed class TwinPrompt(Canary canary, int replyTokens)
{
    /// <summary>Of how many personas the text is kept; of any more it is made anew each time.</summary>
    private const int MostKept = 100;

    private readonly ConcurrentDictionary<PersonaKind, PrivateText> _private = [];
    private readonly ConcurrentDictionary<PersonaId, Composed> _composed = [];

    /// <summary>The same text for every turn of a day with a persona, and one copy of it, however many wait for the model.</summary>
    /// <param name="today">The date in UTC.</param>
    public string SystemMessage(Persona persona, DateOnly today)
    {
        if (_composed.TryGetValue(persona.Id, out var last) && last.Today == today && ReferenceEquals(last.Persona, persona))
        {
            return last.Text;
        }

        // Two turns may both compose it; either result is as good.
        var text = SystemPrompt.Compose(persona, canary, replyTokens);
        var composed = new Composed(persona, today, string.Create(CultureInfo.InvariantCulture, $"{text}\nToday is {today:yyyy-MM-dd}."));
        if (last is not null || _composed.Count < MostKept)
        {
            _composed[persona.Id] = composed;
        }
        else
        {
            ForgetOtherDays(today);
        }

        return composed.Text;
    }

    /// <summary>What a visitor or the twin said, as a message of the prompt.</summary>
    public static string Message(string text) => PromptText.Of(text) is { Length: > 0 } safe ? safe : "…";

    /// <summary>What a calling program says for itself, as a part of a user's message. The rules say what it counts for.</summary>
    public static string CallerNote(string text) => $"<twin-caller>\n{Message(text)}\n</twin-caller>";

    /// <summary>How much a learner says they know, as a part of their message. A tutor's rules say what it counts for.</summary>
    public static string LearnerNote(string level) => $"<twin-learner>level: {PromptText.Line(level)}</twin-learner>";

    /// <summary>A watch on one reply.</summary>
    /// <param name="question">What it answers.</param>
    /// <param name="earlierReplies">What the twin said before in this conversation.</param>
    /// <param name="kind">Whose rules the model was told.</param>
    public ReplyWatch Watch(string question, IEnumerable<string> earlierReplies, PersonaKind kind = PersonaKind.Twin)
    {
        var secrets = _private.GetOrAdd(kind, static (one, self) => new PrivateText(self.Canary, Rules.Of(one, self.ReplyTokens)), (Canary: canary, ReplyTokens: replyTokens));
        return new ReplyWatch(secrets.Guard(), earlierReplies, Deflection.For(question, kind));
    }

    // Of personas that are gone, and of those that nobody has asked today.
    private void ForgetOtherDays(DateOnly today)
    {
        foreach (var (id, composed) in _composed)
        {
            if (composed.Today != today)
            {
                _composed.TryRemove(id, out _);
            }
        }
    }

    private sealed record Composed(Persona Persona, DateOnly Today, string Text);
}
