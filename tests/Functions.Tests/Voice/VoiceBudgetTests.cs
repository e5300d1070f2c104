using System.Net;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Functions.Tests.Chat;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Audio;
using DigitalTwin.Testing.OpenAI;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>What speech takes of the day's budget.</summary>
public sealed class VoiceBudgetTests
{
    private const string Answer = "I studied in Delft.";

    private readonly MemoryLedger _ledger = new();

    [Fact]
    public async Task Listening_and_speaking_are_set_aside_before_and_booked_as_they_were_used()
    {
        await using var twin = await StartAsync();
        twin.Server.Then(FakeCompletion.Saying(Answer));

        Assert.Equal(HttpStatusCode.OK, (await twin.Host.SpeakAsync(SampleAudio.Of("pcm.wav"))).StatusCode);

        var heard = (long)Math.Ceiling(SampleAudio.Seconds * 170);
        Assert.Equal(heard, _ledger.Reserved[0]);
        Assert.Equal(heard, _ledger.Settled[0]);
        Assert.Contains(600 * 27L, _ledger.Reserved);
        Assert.Contains(Answer.Length * 27L, _ledger.Settled);
        Assert.Equal(_ledger.Reserved.Count, _ledger.Settled.Count);
    }

    [Fact]
    public async Task When_the_day_is_spent_nothing_is_listened_to()
    {
        await using var twin = await StartAsync();
        _ledger.Left = 10;

        await (await twin.Host.SpeakAsync()).ProblemAsync(HttpStatusCode.TooManyRequests, "voice-budget-spent");

        Assert.Equal(0, twin.Server.Audio.Heard);
    }

    [Fact]
    public async Task When_there_is_room_for_listening_alone_the_answer_goes_on_in_writing()
    {
        await using var twin = await StartAsync("TTS_TOKENS_PER_CHARACTER=100000");
        twin.Server.Then(FakeCompletion.Saying(Answer));

        using var stream = await twin.Host.SpeakStreamedAsync();
        var lines = await stream.AllAsync();

        Assert.Equal(Answer, EventStream.TextOf(lines));
        Assert.Single(lines, line => line.Contains("data-audio-error", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"finish\"", StringComparison.Ordinal));
        Assert.Equal(0, twin.Server.Audio.Spoken);
    }

    [Fact]
    public async Task What_the_server_refused_costs_nothing()
    {
        await using var twin = await StartAsync();
        twin.Server.Audio.Hearing(FakeSpeech.Refusing(401));

        await (await twin.Host.SpeakAsync()).ProblemAsync(HttpStatusCode.BadGateway, "speech-unavailable");

        Assert.Equal([0], _ledger.Settled);
    }

    private Task<VoiceTwin> StartAsync(params string[] settings) => VoiceTwin.StartAsync(Use, settings);

    private void Use(WebApplicationBuilder builder) => builder.Services.AddSingleton<IUsageLedger>(_ledger);
}
