using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Personas;

/// <inheritdoc cref="PersonaFunction" />
internal sealed class PersonaDescription : IApiDescription
{
    private static readonly PersonaReply Example = new(
        "Sabela Adjei-Toivonen", "Principal engineer for flood forecasting", "Hi, I'm Sabela's twin. Ask me about floods.",
        ["What do you do at Maretide?", "How can I reach you?"], RetentionDays: 90, MaxMessageCharacters: 4000);

    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Twin, "Whom the twin speaks for", "What a page may show before the first word is said, and what it must tell a visitor of this twin: how long conversations are kept and how long a message may be.")
    {
        Replies = [new ApiReply(200, "The owner, as a page may show them, and what holds for this twin.", ApiContent.Json(
            PersonaJson.Wire.PersonaReply, ApiExample.Of("persona", "The sample owner", Example, PersonaJson.Wire.PersonaReply)))],
        Problems = [.. ApiBoundary.Problems, ApiProblem.PersonaUnavailable("The twin has nothing to speak from at the moment. Its owner can see why at /api/health.")],
    };
}
