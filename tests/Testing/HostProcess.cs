using System.Diagnostics;
using DigitalTwin.LocalHost;

namespace DigitalTwin.Testing;

/// <summary>The local host as a process of its own, for what only a terminal sees.</summary>
public static class HostProcess
{
    /// <summary>Runs it with the sample persona, a new memory and none of the developer's settings until it ends.</summary>
    /// <param name="arguments">Settings as <c>--NAME=value</c>, after a verb if there is one.</param>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <param name="environment">Variables that no setting of the app can stand for.</param>
    /// <param name="arguments">As above.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> environment, string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using var process = Start(folder, arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <param name="folder">Where it runs, and so keeps its memory unless told otherwise.</param>
    internal static Process Start(TemporaryFolder folder, string[] arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        var verb = arguments.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal));
        var settings = arguments.Skip(verb.Count()).Prepend($"--PERSONA_DIR={Path.Combine(AppContext.BaseDirectory, "data")}");
        foreach (var argument in (string[])["exec", typeof(LocalHostApp).Assembly.Location, .. verb, .. settings])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var setting in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(setting);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static bool IsSetting(string name) => name == "AzureWebJobsStorage"
        || (name.All(c => char.IsAsciiLetterUpper(c) || c == '_') && !name.StartsWith("DOTNET", StringComparison.Ordinal) && name is not "PATH" and not "HOME");
}
