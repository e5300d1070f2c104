using System.Globalization;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Azurite;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;
using Xunit.Abstractions;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>
/// Thousands of requests, each made from its number, over every route that there is. <c>npm run fuzz</c> sends more of them, on files
/// or on tables, and shows the figures.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[Collection(Name)]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string Name = "fuzz";

    // A run leaves behind what a process keeps in any case: pools, caches with their bounds.
    private const long Growth = 24 * 1024 * 1024;

    [Fact]
    public async Task No_request_breaks_anything_or_leaves_anything_behind()
    {
        var options = FuzzOptions.FromEnvironment();
        await using var azurite = options.Store == "tables" ? await AzuriteServer.StartAsync() : null;
        using var log = new FaultLog();
        await using var twin = await StartAsync(azurite, log, "RATE_LIMIT_BURST=1000000", "RATE_LIMIT_PER_SECOND=1000000");
        using var run = new FuzzRun(twin, options.Seed);

        var heap = new List<long>();
        var start = TimeProvider.System.GetTimestamp();
        foreach (var (from, to) in new[] { (0, 10), (10, 50), (50, 100) })
        {
            await run.SendAsync((int)((long)options.Requests * from / 100), (int)((long)options.Requests * to / 100));
            heap.Add(Measure());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{to,3} %: heap {heap[^1] / 1048576.0:0.0} MB, resident {Environment.WorkingSet / 1048576.0:0} MB, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s"));
        }

        Tell(options, run, log);
        Assert.Empty(run.Faults);
        Assert.Empty(log.Faults);
        // A server that cuts every connection, or refuses all alike, would have no faults either.
        Assert.True(run.Statuses[200] > options.Requests / 10, "Too few were answered.");
        Assert.True(run.Statuses[0] < options.Requests / 5, "Too many were cut off.");
        Assert.InRange(heap[2] - heap[1], long.MinValue, Growth);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await twin.Client.GetAsync("api/health")).StatusCode);
    }

    [Fact]
    public async Task At_the_real_limits_most_of_it_is_refused_and_nothing_breaks()
    {
        using var log = new FaultLog();
        await using var twin = await StartAsync(null, log, "RATE_LIMIT_BURST=10", "RATE_LIMIT_PER_SECOND=5");
        using var run = new FuzzRun(twin, seed: 2);

        await run.SendAsync(0, 500);

        Assert.Empty(run.Faults);
        Assert.Empty(log.Faults);
        Assert.True(run.Statuses[429] > 0);
    }

    private static async Task<TwinHost> StartAsync(AzuriteServer? azurite, FaultLog log, params string[] settings)
    {
        if (azurite is not null)
        {
            var storage = $"AzureWebJobsStorage={azurite.ConnectionString}";
            var pushed = await HostProcess.RunAsync("persona-push", "--" + storage);
            Assert.True(pushed.ExitCode == 0, pushed.Errors);
            settings = [.. settings, storage];
        }

        return await TwinHost.StartAsync(
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(log);
                builder.WebHost.ConfigureKestrel(SlowClientTests.LosePatienceSoon);
            },
            [.. settings, "OWNER_KEY=right", "CORS_ORIGINS=https://example.org"]);
    }

    private static long Measure()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private void Tell(FuzzOptions options, FuzzRun run, FaultLog log)
    {
        output.WriteLine($"{options.Requests} requests on {options.Store}, seed {options.Seed}, slowest {run.Slowest.TotalMilliseconds:0} ms");
        foreach (var fault in run.Faults.Take(20).Concat(log.Faults))
        {
            output.WriteLine(fault);
        }

        output.WriteLine(string.Join(", ", run.Statuses.OrderBy(status => status.Key).Select(status => $"{(status.Key == 0 ? "none" : status.Key)}: {status.Value}")));
    }
}
