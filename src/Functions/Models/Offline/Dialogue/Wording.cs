using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Knowledge;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>How a persona of a kind says that it knows no more: a twin has a profile, the others have texts.</summary>
internal sealed record Wording(string NoAnswer, string NotTheRest, string NoMore, string NoFurther, string RunsWithoutModel)
{
    private const string WithoutModel = "(I'm running without a language model, so I answer with what my texts say.)";

    public static Wording Twin { get; } = new(Phrases.NoAnswer, Phrases.NotTheRest, Phrases.NoMore, Phrases.NoFurther, Phrases.RunsWithoutModel);

    private static Wording Tutor { get; } = new(
        "The texts that I teach from don't say anything about that.",
        "The rest of your question my texts don't answer.",
        "That is all my texts say about it.",
        "My texts don't go any further than that.",
        WithoutModel);

    private static Wording Assistant { get; } = new(
        "I have nothing about that here.",
        "To the rest of your question I have no answer here.",
        "That is all I have about it here.",
        "I have nothing further than that here.",
        WithoutModel);

    public static Wording Of(PersonaKind kind) => kind switch
    {
        PersonaKind.Tutor => Tutor,
        PersonaKind.Assistant => Assistant,
        _ => Twin,
    };

    /// <summary>The no-answer sentence, and where to ask instead if the facts name a way.</summary>
    public string NoAnswerWith(ImmutableArray<Block> blocks) => ContactQuestion.Way(blocks) is { } contact ? $"{NoAnswer} {contact}" : NoAnswer;

    /// <summary>Whether a reply, of whichever kind, gave nothing.</summary>
    public static bool IsEmptyHanded(string reply) => new[] { Twin, Tutor, Assistant }.Any(wording =>
        reply.StartsWith(wording.NoAnswer, StringComparison.Ordinal) || reply.StartsWith(wording.NoMore, StringComparison.Ordinal)
        || reply.StartsWith(wording.NoFurther, StringComparison.Ordinal));
}
