using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>A failure in OpenAI's shape.</summary>
/// <param name="Message">For people: what is wrong and what to change.</param>
/// <param name="Type">The kind of failure; programs tell by it whether to try again.</param>
/// <param name="Param">The member of the request that it is about, or null.</param>
/// <param name="Code">More exactly than the type, or null.</param>
internal sealed record OpenAIError(string Message, string Type, string? Param, string? Code)
{
    public static IResult Show(ApiProblem problem) =>
        ApiResults.Json(new OpenAIErrorReply(From(problem)), OpenAIJson.Wire.OpenAIErrorReply, problem.Status, problem.RetryAfter);

    public static OpenAIError From(ApiProblem problem) => new(problem.Detail, TypeOf(problem.Status), problem.Member, CodeOf(problem.Type));

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_error",
        StatusCodes.Status404NotFound => "not_found_error",
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        >= StatusCodes.Status500InternalServerError => "server_error",
        _ => "invalid_request_error",
    };

    private static string? CodeOf(string type) => type switch
    {
        "invalid-request" or "not-found" => null,
        "unauthorized" => "invalid_api_key",
        "rate-limited" => "rate_limit_exceeded",
        _ => type.Replace('-', '_'),
    };
}

/// <summary>The whole body of a failed call, and the last event of a stream that fails.</summary>
internal sealed record OpenAIErrorReply(OpenAIError Error);
