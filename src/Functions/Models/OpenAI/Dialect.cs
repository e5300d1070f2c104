using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;

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

    // Its value is any visitor's: one that is out of range tells nothing of the next.
    private const string Temperature = "temperature";

    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _refused = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } original
            || CallBody.Read(await original.ReadAsByteArrayAsync(cancellationToken)) is not { } whole
            || whole.TextOf("model") is not { } model)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var refused = _refused.GetValueOrDefault(model, []);
        var learnt = refused;
        while (true)
        {
            var call = SpokenCall.Say(whole, refused, provider.KnowsOldNames);
            request.Content = call.ToContent(original);
            var response = await base.SendAsync(request, cancellationToken);
            if (await RefusedAsync(response, call, cancellationToken) is not ({ } parameter, var error))
            {
                Remember(model, learnt, response);
                // It is sent, and the reply to it, which knows it, may be read for minutes.
                request.Content = null;
                return response;
            }

            response.Dispose();
            refused = refused.Add(parameter);
            learnt = parameter == Temperature && !IsOfTheModel(error, whole) ? learnt : learnt.Add(parameter);
        }
    }

    // Every provider that takes a temperature takes those up to 1.
    private static bool IsOfTheModel(ErrorBody error, CallBody whole) => error.IsUnsupported && whole.NumberOf(Temperature) <= 1;

    /// <returns>The parameter that the refusal is about; null when it is about something else, or none.</returns>
    private static async Task<(string Parameter, ErrorBody Error)?> RefusedAsync(HttpResponseMessage response, SpokenCall call, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity))
        {
            return null;
        }

        var error = ErrorBody.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return !error.IsContentFilter && call.Find(error) is { } parameter ? (parameter, error) : null;
    }

    private void Remember(string model, ImmutableHashSet<string> learnt, HttpResponseMessage response)
    {
        if (learnt.Count > 0 && response.IsSuccessStatusCode && _refused.Count < MaxModels)
        {
            _refused.AddOrUpdate(model, learnt, (_, before) => before.Union(learnt));
        }
    }
}
