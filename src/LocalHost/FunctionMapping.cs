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
            var handler = app.MapMethods($"{prefix}/{endpoint.Route}", endpoint.Methods, Delegate(app.Services, endpoint));
            if (endpoint.Level != AuthorizationLevel.Anonymous)
            {
                handler.AddOwnerKey();
            }
        }

        // Also what a wrong method comes to, as on the real host.
        var nothing = ApiProblem.NotFound("There is no such route. docs/api.md lists those there are.");
        app.Map(prefix + "/{**rest}", () => ApiResults.Problem(nothing));
        app.Map(prefix + "/v1/{**rest}", (HttpContext context) =>
        {
            OpenAIEntrance.Mark(context);
            return OpenAIError.Show(nothing);
        });
    }

    // Compiled when it is first asked for: doing it for all of them takes longer than all else at the start.
    private static RequestDelegate Delegate(IServiceProvider services, FunctionEndpoint endpoint)
    {
        var handler = new Lazy<RequestDelegate>(() => Compile(services, endpoint));
        return context => handler.Value(context);
    }

    private static RequestDelegate Compile(IServiceProvider services, FunctionEndpoint endpoint)
    {
        var create = ActivatorUtilities.CreateFactory(endpoint.Method.DeclaringType!, []);
        return RequestDelegateFactory.Create(
            endpoint.Method,
            context => create(context.RequestServices, []),
            new RequestDelegateFactoryOptions { ServiceProvider = services }).RequestDelegate;
    }
}
