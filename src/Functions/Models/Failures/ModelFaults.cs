using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Models.OpenAI;

namespace DigitalTwin.Functions.Models.Failures;

/// <summary>Reads what a provider's client throws: whose fault it is, and what helps. A provider's own words go no further.</summary>
internal sealed class ModelFaults(ModelProvider provider, TimeProvider time)
{
    public static ModelFault TimedOut { get; } = new(ChatProblemKind.ModelTimeout, "The model took too long.", Remedy.AnotherModel) { MayBeBilled = true };

    public static ModelFault ContentFiltered { get; } =
        new(ChatProblemKind.ContentFiltered, "The provider's content filter, or the model itself, refused to go on.", Remedy.None) { MayBeBilled = true };

    public static ModelFault BrokenOff { get; } =
        new(ChatProblemKind.ModelUnavailable, "The model's reply stopped without a finish reason.", Remedy.AnotherTry) { MayBeBilled = true };

    public static ModelFault ErrorInStream { get; } =
        new(ChatProblemKind.ModelUnavailable, "The model's server told of an error in the middle of its reply.", Remedy.AnotherTry) { MayBeBilled = true };

    public ModelFault From(Exception thrown, string model) => thrown switch
    {
        ModelException ours => new(ours.Kind, ours.Message, Remedy.None) { RetryAfter = ours.RetryAfter, MayBeBilled = ours.MayBeBilled, Cause = ours.InnerException },
        ClientResultException { Status: > 0 } refused => Refused(refused.Status, refused.GetRawResponse()!, model),
        ClientResultException { InnerException: HttpRequestException inner } => Unreachable(inner),
        HttpRequestException or IOException => Unreachable(thrown),
        OperationCanceledException { InnerException: TimeoutException } => Unreachable(thrown) with { MayBeBilled = false },
        _ => new(ChatProblemKind.ModelUnavailable, $"The model's server can't be understood ({thrown.GetType().Name}).", Remedy.AnotherModel)
        {
            MayBeBilled = true,
            Cause = thrown is JsonException or ClientResultException ? null : thrown,
        },
    };

    private static ModelFault Unreachable(Exception thrown) => new(ChatProblemKind.ModelUnavailable, "The connection to the model's server failed.", Remedy.AnotherTry)
    {
        MayBeBilled = thrown is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        },
        Cause = thrown,
    };

    private ModelFault Refused(int status, PipelineResponse response, string model)
    {
        var error = ErrorBody.Parse(response.Content);
        var (kind, reason, remedy) = (status, error) switch
        {
            (400, { IsContentFilter: true }) => (ContentFiltered.Kind, ContentFiltered.Reason, Remedy.None),
            (401 or 403, _) => (ChatProblemKind.ModelUnavailable, provider.Refused, Remedy.None),
            (404, _) => (ChatProblemKind.ModelUnavailable, $"The model '{model}' is not there; {provider.CheckModel}", Remedy.AnotherModel),
            (429, { Code: "insufficient_quota" }) => (ChatProblemKind.ModelBusy, "The account has no quota left; look at its billing", Remedy.None),
            (429, _) => (ChatProblemKind.ModelBusy, "The account has asked the model too often", Remedy.AnotherTry),
            (503 or 529, _) => (ChatProblemKind.ModelBusy, "The model's server has too much to do", Remedy.AnotherTry),
            (408 or 504, _) => (ChatProblemKind.ModelTimeout, "The model's server gave up waiting", Remedy.AnotherTry),
            ( >= 500, _) => (ChatProblemKind.ModelUnavailable, "The model's server failed", Remedy.AnotherTry),
            (_, { Code: "context_length_exceeded" }) => (ChatProblemKind.ModelUnavailable,
                $"The prompt is too long for '{model}'; lower PERSONA_MAX_CHARACTERS, MAX_HISTORY_CHARACTERS or MAX_OUTPUT_TOKENS", Remedy.AnotherModel),
            _ => (ChatProblemKind.ModelUnavailable, $"The model's server doesn't take the call; {provider.CheckModel}", Remedy.AnotherModel),
        };
        var code = error.SafeCode is { } known ? ", " + known : "";
        return new ModelFault(kind, string.Create(CultureInfo.InvariantCulture, $"{reason} ({status}{code})."), remedy)
        {
            RetryAfter = RetryAfter.Read(response.Headers, time.GetUtcNow()),
            // A gateway that gives up, or a server that breaks, may have had the model work.
            MayBeBilled = status is 408 or (>= 500 and not (503 or 529)),
        };
    }
}
