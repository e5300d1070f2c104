using System.Globalization;
using System.Text.Json.Nodes;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Conversations;

/// <inheritdoc cref="SessionsFunction" />
internal sealed class SessionsDescription : IApiDescription
{
    private static readonly DateTime Day = DateTime.Parse("2026-01-02T03:04:05Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static readonly SessionsReply Example = new(
        [new SessionReply(ChatExamples.Session, "What do you do at Maretide?", Day, Day.AddMinutes(2), 4, "default")], "MjAyNi0wMS0wMg");

    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Conversations, "List the conversations", "For the owner. By the day (UTC) of the last message, the newest first; the `continuation` of one page asks for the next.")
    {
        Parameters =
        [
            ApiParameter.Limit,
            new ApiParameter("persona", "query", "Only conversations with this persona. A page may then hold fewer than asked for, or none, though another one follows.", () => SchemaBook.Ref("PersonaId")),
            new ApiParameter("continuation", "query", "As the page before gave it; absent for the first one.", () => new JsonObject { ["type"] = "string" }),
        ],
        Replies = [new ApiReply(200, "A page of the list.", ApiContent.Json(
            ConversationJson.Wire.SessionsReply, ApiExample.Of("sessions", "A page that is not the last", Example, ConversationJson.Wire.SessionsReply)))],
        Problems = [.. ApiBoundary.Problems, NotOurs, IdParameters.NoPersona("persona"), ApiProblem.StorageUnavailable()],
    };

    internal static ApiProblem NotOurs { get; } = ApiProblem.Invalid("`continuation` must be one that this list gave before.");
}
