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

    [Theory]
    [InlineData(12)]
    [InlineData(0.5)]
    public async Task Listening_is_booked_as_the_server_bills_it_and_never_below_what_was_measured(double billed)
    {
        await using var twin = await StartAsync();
        twin.Server.Audio.Hearing(FakeSpeech.HearingFor("Where?", billed));

        await twin.Host.SpeakAsync(SampleAudio.Of("pcm.wav"));

        Assert.Equal((long)Math.Ceiling(Math.Max(SampleAudio.Seconds, billed) * 170), _ledger.Settled[0]);
    }

    [Fact]
    public async Task Listening_is_booked_as_whisper_says_how_long_it_was()
    {
        await using var twin = await StartAsync("STT_MODEL=whisper-1");
        twin.Server.Audio.Hearing(FakeSpeech.HearingMore("Where?", 12, 0, 0));

        await twin.Host.SpeakAsync(SampleAudio.Of("pcm.wav"));

        Assert.Equal(12 * 170, _ledger.Settled[0]);
    }

    [Fact]
    public async Task A_try_that_may_be_billed_is_booked_beside_the_one_that_succeeded()
    {
        await using var twin = await StartAsync();
        twin.Server.Then(FakeCompletion.Saying(Answer));
        twin.Server.Audio.ThenHearing(FakeSpeech.Refusing(500)).ThenSpeaking(FakeSpeech.Cutting());

        Assert.NotNull((await (await twin.Host.SpeakAsync(SampleAudio.Of("pcm.wav"))).JsonAsync()).Text("audio"));

        Assert.Equal(2 * (long)Math.Ceiling(SampleAudio.Seconds * 170), _ledger.Settled[0]);
        Assert.Contains(2 * Answer.Length * 27L, _ledger.Settled);
    }

    [Fact]
    public async Task Tries_that_all_failed_are_booked_as_far_as_they_may_be_billed()
    {
        await using var twin = await StartAsync();
        twin.Server.Audio.ThenHearing(FakeSpeech.Refusing(429)).ThenHearing(FakeSpeech.Refusing(500));
        await twin.Host.SpeakAsync(SampleAudio.Of("pcm.wav"));
        twin.Server.Audio.ThenHearing(FakeSpeech.Refusing(500)).ThenHearing(FakeSpeech.Refusing(500));
        await twin.Host.SpeakAsync(SampleAudio.Of("pcm.wav"));

        var once = (long)Math.Ceiling(SampleAudio.Seconds * 170);
        Assert.Equal([once, 2 * once], _ledger.Settled);
    }

    [Theory]
    [InlineData(401, 0)]
    [InlineData(500, 2)]
    public async Task Speech_that_fails_is_booked_as_often_as_it_may_be_billed(int status, int times)
    {
        await using var twin = await StartAsync();
        twin.Server.Then(FakeCompletion.Saying(Answer));
        twin.Server.Audio.Speaking(_ => FakeSpeech.Refusing(status));

        Assert.Null((await (await twin.Host.SpeakAsync()).JsonAsync()).Text("audio"));

        Assert.Equal(times * Answer.Length * 27L, _ledger.Settled[^1]);
    }

    [Fact]
    public async Task Speech_that_hangs_is_booked_once()
    {
        var time = new ManualTime();
        await using var twin = await VoiceTwin.StartAsync(builder =>
        {
            Use(builder);
            builder.Services.AddSingleton<TimeProvider>(time);
        });
        twin.Server.Then(FakeCompletion.Saying(Answer));
        twin.Server.Audio.Speaking(_ => FakeSpeech.Hanging());

        var asking = twin.Host.SpeakAsync();
        await twin.Server.Audio.NextSpokenAsync();
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Null((await (await asking).JsonAsync()).Text("audio"));
        Assert.Equal(Answer.Length * 27L, _ledger.Settled[^1]);
    }

    [Fact]
    public async Task A_visitor_who_leaves_ends_the_synthesis_and_what_it_took_is_booked()
    {
        await using var twin = await StartAsync();
        var hanging = FakeSpeech.Hanging();
        twin.Server.Then(FakeCompletion.Saying(Answer));
        twin.Server.Audio.Speaking(_ => hanging);

        var stream = await twin.Host.SpeakStreamedAsync();
        await twin.Server.Audio.NextSpokenAsync();
        stream.Dispose();

        await hanging.Left;
        await _ledger.EvenAsync();
        Assert.Contains(Answer.Length * 27L, _ledger.Settled);
    }

    private Task<VoiceTwin> StartAsync(params string[] settings) => VoiceTwin.StartAsync(Use, settings);

    private void Use(WebApplicationBuilder builder) => builder.Services.AddSingleton<IUsageLedger>(_ledger);
}
