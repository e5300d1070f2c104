using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Personas;

/// <inheritdoc cref="PersonasFunction" />
internal sealed class PersonasDescription : IApiDescription
{
    private static readonly PersonasReply Example = new(
    [
        new PersonaEntry(
            "default", "Sabela Adjei-Toivonen", "Principal engineer for flood forecasting", "twin", "Hi, I'm Sabela's twin. Ask me about floods.",
            ["What do you do at Maretide?", "How can I reach you?"], null),
        new PersonaEntry(
            "neuroscience-tutor", "Neuroscience tutor", "How nerve cells work, step by step", "tutor", "Hello! What shall we look at first?",
            ["What is an action potential?"], "en"),
    ]);

    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Twin, "Whom a visitor can talk with", "The personas of this deployment that can be used: the default one first, the others by their ids. Health tells the owner why one is missing.")
    {
        Replies = [new ApiReply(200, "The personas, as a page may show them.", ApiContent.Json(
            PersonaJson.Wire.PersonasReply, ApiExample.Of("personas", "The sample owner and a tutor", Example, PersonaJson.Wire.PersonasReply)))],
        Problems = ApiBoundary.Problems,
    };
}
