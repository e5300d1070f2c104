using DigitalTwin.Functions.Azure;
using DigitalTwin.Functions.Composition;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Options;

namespace DigitalTwin.LocalHost;

/// <summary>The verb <c>persona-push</c>: uploads a persona folder to where a twin in the cloud reads it, and tells what changed.</summary>
internal static class PersonaPush
{
    public const string Verb = "persona-push";

    // For scripts: a role that was just given takes minutes to reach the storage, and is worth waiting for.
    private const int Refused = 3;

    /// <param name="args">Settings as <c>--NAME=value</c>; they win over the environment.</param>
    /// <returns>The exit code: 0 when the container holds what the folder does, with a sentence 3 when the storage refused access and 1 for the rest.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
            builder.AddPersonaPush();
            using var host = builder.Build();
            return await PushAsync(host.Services) is { } refusal ? Refusal.Tell($"{refusal} Nothing was pushed.") : 0;
        }
        catch (OptionsValidationException bad)
        {
            return Refusal.Tell([.. bad.Failures]);
        }
        catch (Exception fault) when (BlobFault.IsOne(fault))
        {
            Refusal.Tell(BlobFault.Explain(fault));
            return BlobFault.IsRefusal(fault) ? Refused : 1;
        }
    }

    private static async Task<string?> PushAsync(IServiceProvider services)
    {
        var options = services.GetRequiredService<PersonaOptions>();
        var upload = services.GetRequiredService<PersonaUpload>();
        var (files, unreadable) = await PersonaPushFolder.ReadAsync(options.Folder, CancellationToken.None);
        var check = PersonaPushCheck.Of(files, options.MaxCharacters);
        if ((unreadable ?? check.Refusal) is { } refusal)
        {
            return refusal;
        }

        foreach (var warning in check.Warnings)
        {
            Console.WriteLine($"! {warning}");
        }

        Console.WriteLine($"{Path.GetFullPath(options.Folder)} -> {upload.Target}");
        var steps = new List<PersonaUploadStep>();
        await upload.RunAsync(files, step => Tell(step, steps), CancellationToken.None);
        Console.WriteLine(PersonaPushText.Total(steps));
        return null;
    }

    private static void Tell(PersonaUploadStep step, List<PersonaUploadStep> steps)
    {
        steps.Add(step);
        Console.WriteLine(PersonaPushText.Line(step));
    }
}
