using System.Reflection;

namespace DigitalTwin.Functions.Health;

/// <param name="Status">Always <c>running</c>; health tells how well.</param>
/// <param name="MemoryEnabled">Always true; older front ends ask.</param>
/// <param name="Storage"><c>files</c> or <c>tables</c>.</param>
/// <param name="Model">The model's name, or <c>offline</c>.</param>
/// <param name="Provider">Who runs it: <c>openai</c>, <c>azure.ai.openai</c>, <c>openai-compatible</c> or <c>offline</c>.</param>
internal sealed record InfoReply(string Message, string Status, string Version, bool MemoryEnabled, string Storage, string Model, string Provider)
{
    public static string ProductVersion { get; } =
        typeof(InfoReply).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static InfoReply From(string? owner, string storage, string model, string provider) =>
        new(owner is null ? "A digital twin without a persona" : $"The digital twin of {owner}", "running", ProductVersion, true, storage, model, provider);
}
