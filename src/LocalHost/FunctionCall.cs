using System.Reflection;

namespace DigitalTwin.LocalHost;

/// <summary>
/// Calls a function as the Functions host does: on an instance of its own, with what its parameters ask for. The framework's own
/// way to do so compiles code for each function, which a first visitor would wait for longer than for all else.
/// </summary>
internal sealed class FunctionCall(MethodInfo method)
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(Fit(method));
    private readonly Func<HttpContext, object?>[] _arguments = [.. method.GetParameters().Select(Argument)];

    public async Task RunAsync(HttpContext context)
    {
        var function = ActivatorUtilities.CreateInstance(context.RequestServices, method.DeclaringType!);
        var arguments = Array.ConvertAll(_arguments, argument => argument(context));
        var result = _invoker.Invoke(function, arguments.AsSpan());
        await (result is Task<IResult> task ? await task : (IResult)result!).ExecuteAsync(context);
    }

    // The real host answers anything else with nothing.
    private static MethodInfo Fit(MethodInfo method) => method.ReturnType == typeof(Task<IResult>) || method.ReturnType == typeof(IResult)
        ? method
        : throw new NotSupportedException($"{method.Name} returns {method.ReturnType.Name}; a function returns IResult or Task<IResult>.");

    private static Func<HttpContext, object?> Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(HttpRequest) => context => context.Request,
        var type when type == typeof(CancellationToken) => context => context.RequestAborted,
        var type when type == typeof(string) => context => context.Request.RouteValues[parameter.Name!],
        var type => throw new NotSupportedException(
            $"{parameter.Member.Name} asks for a {type.Name}, which the local host gives to no function. It gives HttpRequest, CancellationToken, and parts of the route as string."),
    };
}
