using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Composition;
using DigitalTwin.Functions.Personas;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.AI;

namespace DigitalTwin.LocalHost;

/// <summary>What the developer sees once the twin is up.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, TextWriter output)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal);
        output.WriteLine($"Your twin is at {address}");
        output.WriteLine(app.Services.GetRequiredService<StorageOptions>().IsConfigured
            ? $"  persona  in Blob Storage  (npm run persona:push uploads {app.Services.GetRequiredService<PersonaOptions>().Folder})"
            : $"  persona  {app.Services.GetRequiredService<PersonaOptions>().Folder}  (edit the files; changes show in the next answer)");
        output.WriteLine($"  model    {Model(app.Services.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>()!)}");
        output.WriteLine($"  memory   {app.Services.GetRequiredService<IConversationStore>().Kind}");
        output.WriteLine("Stop it with Ctrl+C.");
    }

    private static string Model(ChatClientMetadata model) => model.ProviderName switch
    {
        "offline" => "offline  (answers by looking things up; set OPENAI_API_KEY to talk through OpenAI)",
        "openai" => $"{model.DefaultModelId}  (OpenAI)",
        "azure.ai.openai" => $"{model.DefaultModelId}  (Azure OpenAI at {model.ProviderUri?.Host})",
        _ => $"{model.DefaultModelId}  (at {model.ProviderUri?.Authority})",
    };
}
