using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Docs;

/// <summary>
/// What a caller must know of an HTTP function and no signature tells. Its name, route, methods, parameters in the path and the need
/// for the owner's key are read off the function itself.
/// </summary>
/// <param name="Tag">The group that it is shown in.</param>
/// <param name="Summary">A few words.</param>
/// <param name="Description">Whole sentences, with backticks round names.</param>
internal sealed record ApiOperation(ApiTag Tag, string Summary, string Description)
{
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>Null for none.</summary>
    public ApiContent? Body { get; init; }

    /// <summary>What a call that goes well answers, and failures that are no problems by RFC 9457.</summary>
    public required IReadOnlyList<ApiReply> Replies { get; init; }

    /// <summary>Every kind of problem that may come, as an example; several may share a status.</summary>
    public IReadOnlyList<ApiProblem> Problems { get; init; } = [];

    /// <summary>How those look.</summary>
    public ApiProblemShape ProblemShape { get; init; } = ApiProblemShape.Usual;

    /// <summary>Takes a key as a bearer token where the owner has set one.</summary>
    public bool TakesBearer { get; init; }
}
