using System.Net.Http.Json;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Azurite;
using DigitalTwin.Testing.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigitalTwin.Storage.Tests.Faults;

/// <summary>A twin whose storage fails as it is told, and a model that says <see cref="Answer"/> whenever it is asked.</summary>
internal sealed class TroubledTwin : IAsyncDisposable
{
    public const string Answer = "Reefs, mostly.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static int _sessions;

    private TroubledTwin(FaultyStorage storage, TwinHost host, ManualTime time)
    {
        Storage = storage;
        Host = host;
        Time = time;
    }

    public FaultyStorage Storage { get; }

    public TwinHost Host { get; }

    /// <summary>The twin's clock, where it was started with one that stands still.</summary>
    public ManualTime Time { get; }

    /// <param name="stopClock">Replaces the clock; without it real time passes.</param>
    /// <param name="before">What happens to the storage before the twin starts.</param>
    public static async Task<TroubledTwin> StartAsync(AzuriteServer azurite, bool stopClock = false, Func<FaultyStorage, Task>? before = null)
    {
        await azurite.PushPersonaAsync();
        var time = new ManualTime();
        var storage = await FaultyStorage.StartAsync(azurite);
        await (before?.Invoke(storage) ?? Task.CompletedTask);
        try
        {
            var host = await TwinHost.StartAsync(builder => Customise(builder, stopClock ? time : null), $"AzureWebJobsStorage={storage.ConnectionString}");
            return new TroubledTwin(storage, host, time);
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    public static string NewSession() => $"session-of-a-bad-day-{Interlocked.Increment(ref _sessions)}";

    public Task<HttpResponseMessage> ChatAsync(string session, string messageId, bool stream = false) => PatientlyAsync(
        Host.Client.PostAsJsonAsync("api/chat", new { message = $"What do you map, {messageId}?", session_id = session, message_id = messageId, stream }));

    public Task<HttpResponseMessage> GetAsync(string path) => PatientlyAsync(Host.Client.GetAsync(path));

    public Task<HttpResponseMessage> DeleteAsync(string session) => PatientlyAsync(Host.Client.DeleteAsync($"api/conversation/{session}"));

    public async ValueTask DisposeAsync()
    {
        Storage.Heal();
        await Host.DisposeAsync();
        await Storage.DisposeAsync();
    }

    // Bounds in real time what a test waits for; more than twice what three tries of a call take.
    private static Task<HttpResponseMessage> PatientlyAsync(Task<HttpResponseMessage> call) => call.WaitAsync(Patience);

    private static void Customise(WebApplicationBuilder builder, ManualTime? time)
    {
        builder.Services.RemoveAll<IChatClient>().AddSingleton<IChatClient>(Speaking());
        // Its calls at the start would be among those that a test counts.
        var retention = builder.Services.Single(service => service.ImplementationType?.Name == "RetentionService");
        builder.Services.Remove(retention);
        if (time is not null)
        {
            builder.Services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(time);
        }
    }

    private static ScriptedModel Speaking()
    {
        var model = new ScriptedModel();
        for (var i = 0; i < 100; i++)
        {
            model.Says("Reefs, ", "mostly.");
        }

        return model;
    }
}
