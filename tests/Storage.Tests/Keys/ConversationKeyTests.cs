using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests.Keys;

/// <summary>The id is the key to a conversation: what is none is told so, and nobody learns whether one ever was.</summary>
public sealed class ConversationKeyTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly string[] Malformed =
    [
        "fifteen-letters", new string('x', 65), "session.with.dots.in.it", "session with blanks", "session-with-a-$-sign", "session/with/a/slash", "session\\with\\a\\backslash",
        "session-of-\u00e9l\u00e8ves-\u00e0-Paris", "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0662\u0663\u0664\u0665\u0666", "session-\uff41\uff42\uff43\uff44\uff45\uff46\uff47\uff48",
        "session-and-emoji-\U0001f600", "session-%2e%2e-encoded", "'or'1'eq'1'or'1'eq'1", "session-id-with-a-line\n", "\tsession-id-with-a-tab", "session-id-and-more?x", "session-id-and-more#x", "session-\u0001-control",
    ];

    [Theory]
    [InlineData("files")]
    [InlineData("tables")]
    public async Task What_is_no_id_is_a_bad_request_on_every_route(string kind)
    {
        await using var twin = await KeyedTwin.StartAsync(kind, azurite.Server);
        foreach (var (call, request) in KeyedTwin.Calls)
        {
            foreach (var id in Malformed)
            {
                var sent = request(twin, call.StartsWith("say", StringComparison.Ordinal) ? id : Uri.EscapeDataString(id));
                using var reply = await twin.Host.Client.SendAsync(sent);

                Assert.True(reply.StatusCode == HttpStatusCode.BadRequest, $"{call} {id}: {reply.StatusCode}");
                Assert.Contains("session_id", (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Raw_encodings_in_a_path_are_bad_requests_or_no_route(string method)
    {
        await using var twin = await KeyedTwin.StartAsync("files", azurite.Server);
        foreach (var (id, status) in new[]
        {
            ("session-id%00with-a-null", 400), ("session-id%2Fwith-a-slash", 400), ("session-id%2fwith-a-slash", 400), ("session-id%252Fwith-a-slash", 400), ("session-id%with-a-percent", 400),
            ("session-id%ff%fewith-bytes", 400), ("session-id%c0%afoverlong", 400), ("session-id%u0061unicode", 400), ("%2e%2e%2f%2e%2e%2fetc%2fpasswd", 400), ("session-id-and/one-more-segment", 404), ("", 404),
        })
        {
            using var reply = await twin.Host.Client.SendAsync(twin.InPath(new HttpMethod(method), id));

            Assert.True((int)reply.StatusCode == status, $"{id}: {reply.StatusCode}");
        }
    }

    [Theory]
    [InlineData("files")]
    [InlineData("tables")]
    public async Task Case_matters_and_the_encoding_of_the_same_id_does_not(string kind)
    {
        await using var twin = await KeyedTwin.StartAsync(kind, azurite.Server);
        var session = KeyedTwin.NewSession();
        await twin.AskAsync("say", session);

        Assert.StartsWith("200", await twin.AskAsync("read", session), StringComparison.Ordinal);
        Assert.StartsWith("200", await twin.AskAsync("read", session.Replace("s", "%73", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith("404", await twin.AskAsync("read", session.ToUpperInvariant()), StringComparison.Ordinal);
        Assert.StartsWith("404", await twin.AskAsync("read", session + "-"), StringComparison.Ordinal);
        Assert.StartsWith("404", await twin.AskAsync("read", session[..^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("files")]
    [InlineData("tables")]
    public async Task A_deleted_conversation_answers_as_one_that_never_was(string kind)
    {
        await using var twin = await KeyedTwin.StartAsync(kind, azurite.Server);
        foreach (var call in KeyedTwin.Calls.Keys)
        {
            var unknown = await twin.AskAsync(call, KeyedTwin.NewSession());
            var deleted = await twin.AskAsync(call, await twin.DeletedAsync());

            Assert.Equal(unknown, deleted);
            Assert.StartsWith(call switch { "delete" => "204", "read" or "read before" => "404", _ => "200" }, unknown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_tables_are_asked_the_same_for_both()
    {
        await using var twin = await KeyedTwin.StartAsync("tables", azurite.Server);
        await twin.AskAsync("say", KeyedTwin.NewSession());
        foreach (var call in KeyedTwin.Calls.Keys)
        {
            var unknown = await twin.StorageCallsAsync(call, KeyedTwin.NewSession());

            Assert.NotEmpty(unknown);
            Assert.Equal(unknown, await twin.StorageCallsAsync(call, await twin.DeletedAsync()));
            Assert.Equal(unknown, await twin.StorageCallsAsync(call, await twin.DeletedAsync(turns: 40)));
        }
    }

    [Fact]
    public async Task On_the_disk_nothing_is_left_that_could_be_met()
    {
        using var memory = new TemporaryFolder();
        await using var host = await TwinHost.StartAsync(null, $"MEMORY_DIR={memory.Path}");
        for (var i = 0; i < 3; i++)
        {
            await host.Client.PostAsJsonAsync("api/chat", new { message = "Hi", session_id = $"session-that-stays-{i}" });
        }

        var before = Conversations(memory);
        await host.Client.PostAsJsonAsync("api/chat", new { message = "Hi", session_id = "session-that-goes-away" });
        Assert.NotEqual(before, Conversations(memory));
        await host.Client.DeleteAsync("api/conversation/session-that-goes-away");

        Assert.Equal(before, Conversations(memory));
    }

    // The locks are shared by all conversations, whether or not they exist.
    private static List<string> Conversations(TemporaryFolder memory) =>
        [.. Directory.EnumerateFileSystemEntries(memory.Path, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(memory.Path, path))
            .Where(path => !path.StartsWith("locks", StringComparison.Ordinal) && path != "deleted")
            .Order(StringComparer.Ordinal)];
}
