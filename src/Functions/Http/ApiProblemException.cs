namespace DigitalTwin.Functions.Http;

/// <summary>Ends the reading of a request that can't be served; <see cref="ApiBoundary"/> turns it into the reply.</summary>
internal sealed class ApiProblemException(ApiProblem problem) : Exception(problem.Detail)
{
    public ApiProblem Problem => problem;
}
