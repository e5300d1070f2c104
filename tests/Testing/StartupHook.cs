/// <summary>
/// Run by the runtime before a host's own code when DOTNET_STARTUP_HOOKS names this assembly, under the name that the runtime looks
/// for. Notes in a file what the host loads, a line for each assembly.
/// </summary>
internal static class StartupHook
{
    public const string FileVariable = "DOTNET_LOADED_ASSEMBLIES";

    public static void Initialize()
    {
        var file = File.AppendText(Environment.GetEnvironmentVariable(FileVariable)!);
        file.AutoFlush = true;
        var notes = TextWriter.Synchronized(file);
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => notes.WriteLine(loaded.LoadedAssembly.GetName().Name);
    }
}
