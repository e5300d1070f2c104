namespace DigitalTwin.LocalHost;

/// <summary>Runs the host until it is told to stop; what keeps it from starting is said in a sentence.</summary>
internal static class Startup
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = LocalHostApp.Create(args);
            await app.StartAsync();
            Welcome.Print(app, Console.Out);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception fault) when (Refusal.Of(fault) is { Length: > 0 } sentences)
        {
            return Refusal.Tell(sentences);
        }
    }
}
