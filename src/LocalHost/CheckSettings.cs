using DigitalTwin.Functions.Composition;
using Microsoft.Extensions.Options;

namespace DigitalTwin.LocalHost;

/// <summary>The verb <c>check-settings</c>: tells which settings the app would refuse, by the app's own rules; starts, reads and opens nothing.</summary>
internal static class CheckSettings
{
    public const string Verb = "check-settings";

    /// <param name="args">Settings as <c>--NAME=value</c>; they win over the environment.</param>
    /// <returns>The exit code: 0 when the app would start with them, else 1 with a sentence about each that is wrong.</returns>
    public static int Run(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        builder.AddDigitalTwin();
        using var host = builder.Build();
        try
        {
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            return 0;
        }
        catch (Exception fault) when (Refusal.Of(fault) is { Length: > 0 } sentences)
        {
            return Refusal.Tell(sentences);
        }
    }
}
