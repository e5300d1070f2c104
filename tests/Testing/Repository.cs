namespace DigitalTwin.Testing;

/// <summary>The working tree that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException("DigitalTwin.sln is in no folder above the tests.")
        : System.IO.File.Exists(Path.Combine(folder.FullName, "DigitalTwin.sln")) ? folder.FullName : Find(folder.Parent);
}
