using System.Reflection;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.OpenAI;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.LocalHost;

/// <summary>Puts functions on routes, as the Functions host does.</summary>
internal static class FunctionMapping
{
    public static void MapFunctions(this WebApplication app, Assembly functions)
    {
        var prefix = HostJson.RoutePrefix(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        foreach (var endpoint in FunctionEndpoint.In(functions))
        {
            var handler = app.MapMethods($"{prefix}/{endpoint.Route}", endpoint.Methods, new FunctionCall(endpoint.Method).RunAsync);
            if (endpoint.Level != AuthorizationLevel.Anonymous)
            {
                handler.AddOwnerKey();
            }
        }

        // Also what a wrong method comes to, as on the real host.
        var nothing = ApiProblem.NotFound("There is no such route. docs/api.md lists those there are.");
        app.Map(prefix + "/{**rest}", (RequestDelegate)(context => ApiResults.Problem(nothing).ExecuteAsync(context)));
        app.Map(prefix + "/v1/{**rest}", (RequestDelegate)(context =>
        {
            OpenAIEntrance.Mark(context);
            return OpenAIError.Show(nothing).ExecuteAsync(context);
        }));
    }
}
