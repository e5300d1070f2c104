using System.Globalization;
using System.Net;
using System.Text.Json;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat.Faults;

/// <summary>The fault table, once for each of the two ways to be answered.</summary>
public sealed class FaultTableTests : IAsyncLifetime
{
    private const string Session = "a-conversation-with-faults";

    // Real time, for a test that would else hang when it fails.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new() { Hurry = TimeSpan.FromSeconds(5) };
    private FakeOpenAIServer _server = null!;

    public static TheoryData<string> Faults => [.. FaultTable.Rows.Select(row => row.Name)];

    public async Task InitializeAsync() => _server = await FakeOpenAIServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_client_that_wants_json_gets_the_answer_or_a_problem_in_its_time(string name)
    {
        var fault = FaultTable.Rows.Single(row => row.Name == name);
        await using var twin = await StartAsync(fault);
        var start = _time.GetUtcNow();

        var asking = twin.ChatAsync(new { message = "Hi", session_id = Session });
        await fault.Meanwhile(_server, _time);
        var response = await asking.WaitAsync(Patience);

        Assert.Equal(fault.Seconds, (_time.GetUtcNow() - start).TotalSeconds, 0.001);
        if (fault.Problem is { } problem)
        {
            await response.ProblemAsync((HttpStatusCode)problem.Status, problem.Type);
            Assert.Equal(problem.RetryAfter?.ToString(CultureInfo.InvariantCulture), response.Headers.RetryAfter?.ToString());
        }
        else
        {
            var reply = await response.JsonAsync();
            Assert.Equal((fault.Said, fault.Finish), (reply.Text("response"), reply.Text("finish_reason")));
        }

        await StoredAsync(twin, fault);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_client_that_wants_a_stream_gets_all_that_was_said_and_an_error_if_it_is_not_all(string name)
    {
        var fault = FaultTable.Rows.Single(row => row.Name == name);
        await using var twin = await StartAsync(fault);
        var start = _time.GetUtcNow();

        using var stream = await EventStream.OpenAsync(twin, new { message = "Hi", session_id = Session });
        var reading = stream.AllAsync();
        await fault.Meanwhile(_server, _time);
        var lines = (await reading.WaitAsync(Patience)).Where(line => line != ":").ToList();

        Assert.Equal(fault.Seconds, (_time.GetUtcNow() - start).TotalSeconds, 0.001);
        Assert.Equal(fault.Said, EventStream.TextOf(lines));
        Assert.Equal(("data: [DONE]", fault.Problem is null ? "finish" : "error"), (lines[^1], EventStream.Parse(lines[^2]).Text("type")));
        Assert.Equal(fault is { Problem: null, Finish: not "stop" } ? 1 : 0, lines.Count(line => line.Contains($"\"finish_reason\":\"{fault.Finish}\"", StringComparison.Ordinal)));
        await StoredAsync(twin, fault);
    }

    [Fact]
    public void The_page_tells_of_each_fault_what_was_seen_here() => Assert.Equal(
        FaultTable.Rows.Select(row => row.ToMarkdown()),
        File.ReadLines(Repository.File("docs", "faults.md")).TakeWhile(line => line != "## When the voice fails").Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1));

    private async Task<TwinHost> StartAsync(Fault fault)
    {
        var address = $"OPENAI_BASE_URL={_server.BaseUrl}";
        await fault.Play(_server);
        return await TwinHost.StartAsync(
            builder => builder.Services
                .AddSingleton<TimeProvider>(_time)
                .AddSingleton(new RetryPause(bytes => bytes.Fill(0xFF)))
                .AddSingleton<IPersonaSource>(FixedPersona.Of(FixedPersona.Owner)),
            [address, .. fault.Settings]);
    }

    private static async Task StoredAsync(TwinHost twin, Fault fault)
    {
        var conversation = await (await twin.Client.GetAsync($"api/conversation/{Session}")).JsonAsync();
        (string Role, string Text, string? Status)[] expected = (fault.Problem, fault.Said) switch
        {
            (not null, "") => [("user", "Hi", null)],
            (not null, var said) => [("user", "Hi", null), ("assistant", said, "interrupted")],
            (null, var said) => [("user", "Hi", null), ("assistant", said, null)],
        };
        Assert.Equal(expected, conversation.GetProperty("messages").EnumerateArray().Select(message => (message.Text("role"), message.Text("content"), Status(message))));
    }

    private static string? Status(JsonElement message) => message.TryGetProperty("status", out var status) ? status.GetString() : null;
}
