using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>GET /api/v1/models: what a client may send as its model.</summary>
internal sealed class ModelsFunction(ModelList models, OpenAIEntrance entrance)
{
    [Function("ListModels"), Described<ModelsDescription>]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/models")] HttpRequest request, CancellationToken cancellationToken) =>
        entrance.RunAsync(request, async either => ApiResults.Json(await models.AllAsync(either), OpenAIJson.Wire.ModelListReply), cancellationToken);

    // Names of models hold slashes, which some clients escape and some don't; without a name the list above is meant.
    [Function("GetModel"), Described<ModelDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/models/{*model:minlength(1)}")] HttpRequest request, string model, CancellationToken cancellationToken) =>
        entrance.RunAsync(request, async either => await models.FindAsync(Uri.UnescapeDataString(model), either) is { } found
            ? ApiResults.Json(found, OpenAIJson.Wire.ModelEntry)
            : OpenAIError.Show(NoSuchModel), cancellationToken);

    public static ApiProblem NoSuchModel { get; } =
        new(StatusCodes.Status404NotFound, "model-not-found", "Not found", "There is no model of that name here. GET /api/v1/models lists those there are.") { Member = "model" };
}
