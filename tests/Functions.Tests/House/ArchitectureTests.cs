using System.Reflection;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Composition;
using DigitalTwin.LocalHost;
using DigitalTwin.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace DigitalTwin.Functions.Tests.House;

public sealed class ArchitectureTests
{
    private static readonly Assembly Domain = typeof(ChatTurn).Assembly;
    private static readonly Assembly Functions = typeof(DigitalTwinComposition).Assembly;

    [Fact]
    public void The_domain_knows_the_base_library_and_abstractions_only() =>
        Assert.All(Domain.GetReferencedAssemblies(), reference => Assert.True(
            reference.Name!.StartsWith("System.", StringComparison.Ordinal) || reference.Name.EndsWith(".Abstractions", StringComparison.Ordinal), reference.Name));

    [Fact]
    public void Arrows_point_inward_only()
    {
        Assert.DoesNotContain(Functions.GetReferencedAssemblies(), reference => reference.Name == typeof(LocalHostApp).Assembly.GetName().Name);
        Assert.Contains(Functions.GetReferencedAssemblies(), reference => reference.Name == Domain.GetName().Name);
    }

    [Fact]
    public void Azure_is_named_in_its_own_folder_and_in_composition_only()
    {
        var sources = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories).ToList();

        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, path =>
            !Path.GetRelativePath(Repository.File("src", "Functions"), path).StartsWith("Azure", StringComparison.Ordinal)
            && !Path.GetRelativePath(Repository.File("src", "Functions"), path).StartsWith("Composition", StringComparison.Ordinal)
            && File.ReadLines(path).Any(line => line.StartsWith("using Azure.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_outside_composition_reads_settings_by_name()
    {
        var sources = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}Composition{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        Assert.All(sources, path => Assert.DoesNotContain("GetEnvironmentVariable", File.ReadAllText(path), StringComparison.Ordinal));
    }

    [Fact]
    public void A_function_binds_only_what_the_real_host_binds_and_returns_a_result()
    {
        var functions = Functions.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null).ToList();

        Assert.True(functions.Count >= 7);
        Assert.All(functions, function =>
        {
            var isTimed = function.GetParameters().Any(parameter => parameter.ParameterType == typeof(TimerInfo));
            Assert.Equal(isTimed ? typeof(Task) : typeof(Task<IResult>), function.ReturnType);
            Assert.All(function.GetParameters(), parameter =>
                Assert.Contains(parameter.ParameterType, isTimed
                    ? [typeof(TimerInfo), typeof(CancellationToken)]
                    : new[] { typeof(HttpRequest), typeof(string), typeof(CancellationToken) }));
        });
    }

    [Theory]
    [InlineData("src", 250)]
    [InlineData("standins", 250)]
    [InlineData("tests", 400)]
    public void No_file_is_longer_than_a_person_reads_in_one_go(string folder, int lines) =>
        Assert.All(
            Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories),
            path => Assert.True(File.ReadLines(path).Count() <= lines, path));
}
