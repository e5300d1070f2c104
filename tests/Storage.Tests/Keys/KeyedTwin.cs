using System.Net.Http.Json;
using System.Text.RegularExpressions;
using DigitalTwin.Storage.Tests.Processes;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Azurite;
using DigitalTwin.Testing.Storage;

namespace DigitalTwin.Storage.Tests.Keys;

/// <summary>A twin on files or on tables, asked by the id of a conversation in every way there is.</summary>
internal sealed partial class KeyedTwin : IAsyncDisposable
{
    private static int _sessions;
    private readonly SharedMemory _memory;
    private readonly FaultyStorage? _storage;
    private readonly List<string> _calls = [];

    private KeyedTwin(SharedMemory memory, FaultyStorage? storage, TwinHost host)
    {
        _memory = memory;
        _storage = storage;
        Host = host;
        storage?.Fail(StorageFault.Refuse, Note);
    }

    public TwinHost Host { get; }

    /// <summary>Every call that takes the id of a conversation: in the path, with a query, in both forms of the body.</summary>
    public static IReadOnlyDictionary<string, Func<KeyedTwin, string, HttpRequestMessage>> Calls { get; } =
        new Dictionary<string, Func<KeyedTwin, string, HttpRequestMessage>>
        {
            ["read"] = (twin, id) => twin.InPath(HttpMethod.Get, id),
            ["read before"] = (twin, id) => twin.InPath(HttpMethod.Get, id, "?limit=2&before=m1"),
            ["delete"] = (twin, id) => twin.InPath(HttpMethod.Delete, id),
            ["say"] = (_, id) => InBody(new { message = "What do you map?", session_id = id, message_id = "m1" }),
            ["say to a stream"] = (_, id) => InBody(new { message = "What do you map?", session_id = id, message_id = "m1", stream = true }),
            ["say by a list"] = (_, id) => InBody(new { messages = new[] { new { role = "user", content = "What do you map?" } }, session_id = id }),
        };

    public static async Task<KeyedTwin> StartAsync(string kind, AzuriteServer azurite)
    {
        var memory = await SharedMemory.MakeAsync(kind, azurite);
        var storage = kind == "tables" ? await FaultyStorage.StartAsync(azurite) : null;
        var settings = storage is null ? memory.Settings : [$"AzureWebJobsStorage={storage.ConnectionString}"];
        return new KeyedTwin(memory, storage, await TwinHost.StartAsync(null, settings));
    }

    public static string NewSession() => $"session-with-a-key-{Interlocked.Increment(ref _sessions):D6}";

    /// <summary>A conversation of so many turns that is gone again, and with it all that a process may remember of it.</summary>
    public async Task<string> DeletedAsync(int turns = 3)
    {
        var session = NewSession();
        for (var turn = 1; turn <= turns; turn++)
        {
            using var said = await Host.Client.PostAsJsonAsync("api/chat", new { message = "What do you map?", session_id = session, message_id = $"m{turn}" });
            said.EnsureSuccessStatusCode();
        }

        using var deleted = await Host.Client.DeleteAsync($"api/conversation/{session}");
        deleted.EnsureSuccessStatusCode();
        return session;
    }

    /// <summary>Status, headers and body, without what differs between any two replies: moments, traces and ids.</summary>
    public async Task<string> AskAsync(string call, string session)
    {
        using var response = await Host.Client.SendAsync(Calls[call](this, session));
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not "Date" and not "Content-Length");
        var lines = headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        var body = (await response.Content.ReadAsStringAsync()).Replace(session, "{session}", StringComparison.Ordinal);
        return $"{(int)response.StatusCode}\n{string.Join('\n', lines)}\n\n{Unique().Replace(body, "$1{one of its own}")}";
    }

    /// <summary>What a call asks of the table service; keys are left out, and the order of what is asked at the same time.</summary>
    public async Task<IReadOnlyList<string>> StorageCallsAsync(string call, string session)
    {
        lock (_calls)
        {
            _calls.Clear();
        }

        await AskAsync(call, session);
        lock (_calls)
        {
            return [.. _calls.Order(StringComparer.Ordinal)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await (_storage?.DisposeAsync() ?? ValueTask.CompletedTask);
        _memory.Dispose();
    }

    // As it stands, where HttpClient would tidy it up.
    public HttpRequestMessage InPath(HttpMethod method, string id, string query = "") =>
        new(method, new Uri($"{Host.Address}api/conversation/{id}{query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

    private static HttpRequestMessage InBody(object body) => new(HttpMethod.Post, "api/chat") { Content = JsonContent.Create(body) };

    private bool Note(StorageCall call)
    {
        if (call.IsTable)
        {
            lock (_calls)
            {
                _calls.Add($"{call.Method} {Keys().Replace(call.Path, "")}");
            }
        }

        return false;
    }

    [GeneratedRegex("""("(?:trace_id|id|message_id|messageId|timestamp)":")[^"]*""")]
    private static partial Regex Unique();

    [GeneratedRegex(@"\(.*\)")]
    private static partial Regex Keys();
}
