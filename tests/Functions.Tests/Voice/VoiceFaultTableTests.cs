using System.Globalization;
using System.Net;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Tests.Chat;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>The voice's fault table, once for each of the two ways to be answered.</summary>
public sealed class VoiceFaultTableTests
{
    private const string Answer = "I studied in Delft.";

    // Real time, for a test that would else hang when it fails.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new() { Hurry = TimeSpan.FromSeconds(5) };

    public static TheoryData<string> Faults => [.. VoiceFaultTable.Rows.Select(row => row.ToMarkdown())];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_client_that_wants_json_gets_the_answer_or_a_problem_in_its_time(string row)
    {
        var fault = Row(row);
        await using var twin = await StartAsync(fault);
        var start = _time.GetUtcNow();

        var asking = twin.Host.SpeakAsync();
        await fault.Meanwhile(twin.Server.Audio, _time);
        var response = await asking.WaitAsync(Patience);

        Assert.Equal(fault.Seconds, (_time.GetUtcNow() - start).TotalSeconds, 0.001);
        if (await IsRefusedAsync(fault, response))
        {
            return;
        }

        var reply = await response.JsonAsync();
        Assert.Equal(Answer, reply.Text("response"));
        Assert.Equal((fault.IsMute, fault.IsMute), (reply.Text("audio") is null, reply.TextOrNull("audio_error") is not null));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_client_that_wants_a_stream_gets_the_whole_text_whatever_becomes_of_the_voice(string row)
    {
        var fault = Row(row);
        await using var twin = await StartAsync(fault);
        var start = _time.GetUtcNow();

        var asking = ReadAsync(twin);
        await fault.Meanwhile(twin.Server.Audio, _time);
        var (response, lines) = await asking.WaitAsync(Patience);

        Assert.Equal(fault.Seconds, (_time.GetUtcNow() - start).TotalSeconds, 0.001);
        if (await IsRefusedAsync(fault, response))
        {
            return;
        }

        Assert.Equal(Answer, EventStream.TextOf(lines));
        Assert.Equal(fault.IsMute ? 1 : 0, lines.Count(line => line.Contains("\"data-audio-error\"", StringComparison.Ordinal)));
        Assert.Equal(fault.IsMute ? 0 : 1, lines.Count(line => line.Contains("\"data-audio\"", StringComparison.Ordinal)));
        Assert.Equal("finish", EventStream.Parse(lines[^2]).Text("type"));
    }

    [Fact]
    public void The_page_tells_of_each_fault_what_was_seen_here() => Assert.Equal(
        VoiceFaultTable.Rows.Select(row => row.ToMarkdown()),
        File.ReadLines(Repository.File("docs", "faults.md")).SkipWhile(line => line != "## When the voice fails").Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1));

    private static VoiceFault Row(string row) => VoiceFaultTable.Rows.Single(fault => fault.ToMarkdown() == row);

    private static async Task<(HttpResponseMessage Response, List<string> Lines)> ReadAsync(VoiceTwin twin)
    {
        var stream = await twin.Host.SpeakStreamedAsync();
        return (stream.Response, stream.Response.IsSuccessStatusCode ? [.. (await stream.AllAsync()).Where(line => line != ":")] : []);
    }

    private static async Task<bool> IsRefusedAsync(VoiceFault fault, HttpResponseMessage response)
    {
        if (fault.Problem is not { } problem)
        {
            return false;
        }

        await response.ProblemAsync((HttpStatusCode)problem.Status, problem.Type);
        Assert.Equal(problem.RetryAfter?.ToString(CultureInfo.InvariantCulture), response.Headers.RetryAfter?.ToString());
        return true;
    }

    private async Task<VoiceTwin> StartAsync(VoiceFault fault)
    {
        var twin = await VoiceTwin.StartAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(_time).AddSingleton(new RetryPause(bytes => bytes.Fill(0xFF))), fault.Settings);
        twin.Server.Answering(_ => FakeCompletion.Saying(Answer));
        fault.Play(twin.Server.Audio);
        return twin;
    }
}
