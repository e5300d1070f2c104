namespace DigitalTwin.Testing;

/// <summary>What a host in a process of its own has loaded.</summary>
public static class LoadedAssemblies
{
    /// <summary>The environment of a host whose assemblies are noted.</summary>
    public static Dictionary<string, string> NotedIn(TemporaryFolder folder) => new()
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
        [StartupHook.FileVariable] = PathIn(folder),
    };

    /// <summary>Their names, in the order in which they were loaded.</summary>
    public static IReadOnlyList<string> Read(TemporaryFolder folder)
    {
        using var file = new StreamReader(new FileStream(PathIn(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    private static string PathIn(TemporaryFolder folder) => Path.Combine(folder.Path, "loaded-assemblies.txt");
}
