using DigitalTwin.Testing;
using DigitalTwin.Testing.Azurite;

namespace DigitalTwin.Storage.Tests.Processes;

/// <summary>A memory that several processes work on, one after the other or at once.</summary>
internal sealed class SharedMemory : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>What a host needs to be told to use it.</summary>
    public string[] Settings { get; private set; } = [];

    /// <param name="kind"><c>files</c> or <c>tables</c>, as the stores call themselves.</param>
    public static async Task<SharedMemory> MakeAsync(string kind, AzuriteServer azurite)
    {
        var memory = new SharedMemory();
        if (kind == "tables")
        {
            await azurite.PushPersonaAsync();
            memory.Settings = [$"AzureWebJobsStorage={azurite.ConnectionString}"];
        }
        else
        {
            var persona = Directory.CreateDirectory(memory._folder.File("persona")).FullName;
            await File.WriteAllTextAsync(Path.Combine(persona, "me.txt"), AzuritePersona.Text);
            memory.Settings = [$"PERSONA_DIR={persona}", $"MEMORY_DIR={memory._folder.File("memory")}"];
        }

        return memory;
    }

    public void Dispose() => _folder.Dispose();
}
