using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;

namespace DigitalTwin.Functions.Models.OpenAI;

/// <summary>
/// Says to each model only what it understands. Some models refuse <c>temperature</c>, and the cap on a reply has two names, of
/// which most know one. No list of models would stay true, so that refusals teach it: what a model refuses is left out, the cap
/// is renamed, and the call is sent again at once. What helped is remembered for the model's next calls.
/// </summary>
internal sealed class Dialect(ModelProvider provider) : DelegatingHandler
{
    // Configuration names the models, so that there are few; this holds should that ever change.
    private const int MaxModels = 1000;

    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _refused = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } original
            || JsonNode.Parse(await original.ReadAsByteArrayAsync(cancellationToken)) is not JsonObject whole
            || (string?)whole["model"] is not { } model)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var known = _refused.GetValueOrDefault(model, []);
        for (var refused = known; ;)
        {
            var call = SpokenCall.Say(whole, refused, provider.KnowsOldNames);
            request.Content = call.ToContent(original);
            var response = await base.SendAsync(request, cancellationToken);
            if (await RefusedAsync(response, call, cancellationToken) is not { } parameter)
            {
                Remember(model, known, refused, response);
                return response;
            }

            response.Dispose();
            refused = refused.Add(parameter);
        }
    }

    /// <returns>The parameter that the refusal is about; null when it is about something else, or none.</returns>
    private static async Task<string?> RefusedAsync(HttpResponseMessage response, SpokenCall call, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity))
        {
            return null;
        }

        var error = ErrorBody.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return error.IsContentFilter ? null : call.Find(error);
    }

    private void Remember(string model, ImmutableHashSet<string> known, ImmutableHashSet<string> refused, HttpResponseMessage response)
    {
        if (refused != known && response.IsSuccessStatusCode && _refused.Count < MaxModels)
        {
            _refused.AddOrUpdate(model, refused, (_, before) => before.Union(refused));
        }
    }
}
