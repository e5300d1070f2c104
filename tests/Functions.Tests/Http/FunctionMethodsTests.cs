using System.Reflection;
using DigitalTwin.Functions.Composition;
using DigitalTwin.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

public sealed class FunctionMethodsTests
{
    [Fact]
    public void The_file_of_the_app_names_the_functions_that_its_types_have()
    {
        var app = typeof(DigitalTwinComposition).Assembly;
        var ofTypes = app.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null);

        Assert.Equal(ofTypes.Select(Name).Order(), FunctionMethods.In(app).Select(Name).Order());
    }

    [Fact]
    public void An_assembly_without_functions_has_none() => Assert.Empty(FunctionMethods.In(typeof(FunctionMethodsTests).Assembly));

    private static string Name(MethodInfo method) => $"{method.DeclaringType}.{method.Name}";
}
