namespace DigitalTwin.Functions.Http;

/// <summary>A failure as the caller gets it, by RFC 9457.</summary>
/// <param name="Type">Stable, for programs: the last part of the problem's <c>type</c>.</param>
/// <param name="Detail">For people: what is wrong and what to change; safe to show.</param>
internal sealed record ApiProblem(int Status, string Type, string Title, string Detail, TimeSpan? RetryAfter = null)
{
    /// <summary>The member of the request that it is about, for formats that have a place for it; null when it is about none, or all.</summary>
    public string? Member { get; init; }

    public static ApiProblem Invalid(string detail, string? member = null) =>
        new(400, "invalid-request", "The request is not valid", detail) { Member = member };

    public static ApiProblem Unauthorized(string detail) => new(401, "unauthorized", "A key is needed", detail);

    public static ApiProblem NotFound(string detail) => new(404, "not-found", "Not found", detail);

    public static ApiProblem TooSlow() => new(408, "too-slow", "The request came too slowly", "The body stopped coming. Send the request again.");

    public static ApiProblem TooLarge(string detail) => new(413, "too-large", "The request is too large", detail);

    public static ApiProblem UnsupportedMediaType(string detail) => new(415, "unsupported-media-type", "The content type is not supported", detail);

    /// <param name="detail">What there was too much of; when to come again is told beside it.</param>
    public static ApiProblem RateLimited(string detail) => new(429, "rate-limited", "Too many requests", detail, TimeSpan.FromSeconds(1));

    public static ApiProblem UnknownPersona() =>
        new(404, "unknown-persona", "There is no such persona", "There is no persona of that id here. GET /api/personas lists those there are.");

    public static ApiProblem PersonaUnavailable(string detail, TimeSpan? retryAfter = null) =>
        new(503, "persona-unavailable", "There is no persona", detail, retryAfter ?? TimeSpan.FromSeconds(60));

    public static ApiProblem Internal() => new(500, "internal", "Something went wrong", "The fault is on our side. Try again in a little while.");

    public static ApiProblem StorageUnavailable(
        string detail = "The conversations can't be reached at the moment. Try again in a little while.", TimeSpan? retryAfter = null) =>
        new(503, "storage-unavailable", "The memory is not available", detail, retryAfter ?? TimeSpan.FromSeconds(5));
}
