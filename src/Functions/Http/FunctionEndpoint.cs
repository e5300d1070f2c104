using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Http;

/// <summary>One HTTP function, as its attributes describe it.</summary>
/// <param name="Route">Without the prefix.</param>
/// <param name="Methods">In capitals; empty for all.</param>
internal sealed record FunctionEndpoint(string Name, MethodInfo Method, string Route, IReadOnlyList<string> Methods, AuthorizationLevel Level)
{
    /// <summary>The HTTP functions of an assembly, in the order of their names.</summary>
    public static IReadOnlyList<FunctionEndpoint> In(Assembly assembly) =>
        [.. FunctionMethods.In(assembly).Select(From).OfType<FunctionEndpoint>().OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal)];

    private static FunctionEndpoint? From(MethodInfo method)
    {
        var function = method.GetCustomAttribute<FunctionAttribute>()!;
        var trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null);
        return trigger is not null
            ? new FunctionEndpoint(function.Name, method, trigger.Route ?? function.Name, [.. (trigger.Methods ?? []).Select(name => name.ToUpperInvariant())], trigger.AuthLevel)
            : null;
    }
}
