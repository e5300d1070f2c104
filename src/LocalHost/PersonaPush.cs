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

    private const int Stranger = 4;

    // For whoever pushes without having been asked to, as a deployment does.
    private const string KeepOther = "--keep-other";

    private const int Kept = 5;

    /// <param name="args">
    /// Settings as <c>--NAME=value</c>; they win over the environment. With <c>--keep-other</c> a container that holds another persona
    /// is left as it is.
    /// </param>
    /// <returns>
    /// The exit code: 0 when the container holds what the folder does, 5 when it was left alone; with a sentence 3 when the storage
    /// refused access, 4 when it doesn't know who asks, and 1 for the rest.
    /// </returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var keepsOther = args.Contains(KeepOther);
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Configuration.AddEnvironmentVariables().AddCommandLine([.. args.Where(arg => arg != KeepOther)]);
            builder.AddPersonaPush();
            using var host = builder.Build();
            return await PushAsync(host.Services, keepsOther);
        }
        catch (OptionsValidationException bad)
        {
            return Refusal.Tell([.. bad.Failures]);
        }
        catch (Exception fault) when (BlobFault.IsOne(fault))
        {
            Refusal.Tell(BlobFault.Explain(fault));
            return BlobFault.IsRefusal(fault) ? Refused : BlobFault.IsStranger(fault) ? Stranger : 1;
        }
    }

    private static async Task<int> PushAsync(IServiceProvider services, bool keepsOther)
    {
        var options = services.GetRequiredService<PersonaOptions>();
        var upload = services.GetRequiredService<PersonaUpload>();
        var (files, unreadable) = await PersonaPushFolder.ReadAsync(options.Folder, CancellationToken.None);
        var check = PersonaPushCheck.Of(files, options.MaxCharacters);
        if ((unreadable ?? check.Refusal) is { } refusal)
        {
            return Refusal.Tell($"{refusal} Nothing was pushed.");
        }

        if (keepsOther && await upload.HoldsAnotherAsync(files, CancellationToken.None))
        {
            Console.WriteLine($"{upload.Target} holds another persona. Nothing was pushed.");
            return Kept;
        }

        foreach (var warning in check.Warnings)
        {
            Console.WriteLine($"! {warning}");
        }

        Console.WriteLine($"{Path.GetFullPath(options.Folder)} -> {upload.Target}");
        var steps = new List<PersonaUploadStep>();
        await upload.RunAsync(files, step => Tell(step, steps), CancellationToken.None);
        Console.WriteLine(PersonaPushText.Total(steps));
        return 0;
    }

    private static void Tell(PersonaUploadStep step, List<PersonaUploadStep> steps)
    {
        steps.Add(step);
        Console.WriteLine(PersonaPushText.Line(step));
    }
}
