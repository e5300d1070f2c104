namespace DigitalTwin.LocalHost;

/// <summary>Runs the host until it is told to stop; what keeps it from starting is said in a sentence.</summary>
internal static class Startup
{
    private const int FewestThreads = 16;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            LeaveThreadsForOthers();
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

    // A thread waits while its turn goes to the disk; with one a core, so would all turns that need none.
    private static void LeaveThreadsForOthers()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, FewestThreads), ports);
    }
}
