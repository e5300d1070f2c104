using System.Text.Json.Nodes;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Personas;

/// <inheritdoc cref="PersonaFunction" />
internal sealed class PersonaDescription : IApiDescription
{
    private static readonly PersonaReply Example = new(
        "default", "Sabela Adjei-Toivonen", "Principal engineer for flood forecasting", "twin", "Hi, I'm Sabela's twin. Ask me about floods.",
        ["What do you do at Maretide?", "How can I reach you?"], null, RetentionDays: 90, MaxMessageCharacters: 4000, null);

    private static readonly PersonaReply Speaking = new(
        "neuroscience-tutor", "Neuroscience tutor", "How nerve cells work, step by step", "tutor", "Hello! What shall we look at first?",
        ["What is an action potential?"], "en", RetentionDays: 90, MaxMessageCharacters: 4000, new VoiceOffer(true, 60, 10 * 1024 * 1024));

    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Twin, "Whom the twin speaks for", "What a page may show before the first word is said, and what it must tell a visitor of this twin: how long conversations are kept and how long a message may be.")
    {
        Parameters =
        [
            new ApiParameter("id", "query", "Which persona; the default one unless told.", () => new JsonObject
            {
                ["type"] = "string",
                ["maxLength"] = PersonaId.MaxLength,
                ["pattern"] = "^([a-z0-9][a-z0-9-]*)?$",
            }),
        ],
        Replies = [new ApiReply(200, "The persona, as a page may show it, and what holds for this twin.", ApiContent.Json(
            PersonaJson.Wire.PersonaReply,
            ApiExample.Of("persona", "The sample owner", Example, PersonaJson.Wire.PersonaReply),
            ApiExample.Of("tutor", "A tutor, where the server listens and speaks", Speaking, PersonaJson.Wire.PersonaReply)))],
        Problems =
        [
            .. ApiBoundary.Problems,
            IdParameters.NoPersona("id"),
            ApiProblem.UnknownPersona(),
            ApiProblem.PersonaUnavailable("The twin has nothing to speak from at the moment. Its owner can see why at /api/health."),
        ],
    };
}
