using Azure;
using DigitalTwin.Domain.Personas;
using Xunit;
using static DigitalTwin.Storage.Tests.BlobPersonaFixture;

namespace DigitalTwin.Storage.Tests;

/// <summary>Storage that is down or slow, and files that change while they are read.</summary>
public sealed class BlobPersonaTroubleTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private const string SecretText = "what no visitor may see";
    private readonly BlobPersonaFixture _persona = new(azurite.Server);

    public void Dispose() => _persona.Dispose();

    [Fact]
    public async Task Storage_that_is_down_from_the_start_is_told_without_its_own_words_and_logged_once()
    {
        _persona.Calls.Before = (_, _) => throw new RequestFailedException(SecretText);

        var readings = new[] { await ReadAsync(), await ReadAfterAsync(5), await ReadAfterAsync(5) };

        Assert.All(readings, reading => Assert.Equal((null, "The persona can't be read. The storage can't be reached."), (reading.Persona, reading.Problem)));
        Assert.Contains(SecretText, Assert.Single(_persona.Errors), StringComparison.Ordinal);
        Assert.Equal(["list", "list", "list"], _persona.Calls.Take());
    }

    [Fact]
    public async Task The_last_good_persona_outlives_the_storage_with_a_warning_until_it_is_back()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        var good = await ReadAsync();

        _persona.Calls.Before = (_, _) => throw new RequestFailedException(503, SecretText);
        var first = await ReadAfterAsync(60);
        var second = await ReadAfterAsync(60);
        _persona.Calls.Before = null;
        var back = await ReadAfterAsync(60);

        Assert.All([first, second], reading =>
        {
            Assert.Same(good.Persona, reading.Persona);
            Assert.Equal("The persona can't be checked for changes. The storage failed with status 503.", Assert.Single(reading.Warnings));
        });
        Assert.Single(_persona.Errors);
        Assert.Same(good, back);
    }

    [Fact]
    public async Task Nobody_listening_at_all_is_a_reading_too()
    {
        await using var gone = await Testing.Azurite.AzuriteServer.StartAsync();
        using var persona = new BlobPersonaFixture(gone);
        await gone.StopAsync();

        Assert.Equal("The persona can't be read. The storage can't be reached.", (await persona.ReadAsync()).Problem);
    }

    [Theory]
    [InlineData(401, "doesn't know who is asking")]
    [InlineData(403, "Storage Blob Data Contributor")]
    public async Task A_refusal_says_what_is_missing(int status, string says)
    {
        _persona.Calls.Before = (_, _) => throw new RequestFailedException(status, SecretText);

        Assert.Contains(says, (await ReadAsync()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_first_readers_wait_for_one_look()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        var storage = Hold();

        var readers = Enumerable.Range(0, 20).Select(_ => ReadAsync()).ToList();
        Assert.All(readers, reader => Assert.False(reader.IsCompleted));
        storage.SetResult();

        Assert.Single((await Task.WhenAll(readers)).Distinct());
        Assert.Equal(["GET me.txt", "list"], _persona.Calls.Take());
    }

    [Fact]
    public async Task A_reader_who_leaves_does_not_end_the_look_for_the_others()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        var storage = Hold();
        using var visitor = new CancellationTokenSource();
        var leaving = _persona.Source.ReadAsync(PersonaId.Default, visitor.Token).AsTask();
        var staying = ReadAsync();

        await visitor.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        storage.SetResult();

        Assert.NotNull((await staying).Persona);
    }

    [Fact]
    public async Task With_a_persona_only_the_reader_who_began_the_look_waits_for_it()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        var good = await ReadAsync();
        await _persona.PushAsync("me.txt", "I map forests.");
        var storage = Hold();

        var began = ReadAfterAsync(60);
        Assert.Same(good, await ReadAsync());
        Assert.False(began.IsCompleted);
        storage.SetResult();

        Assert.Equal("I map forests.", (await began).Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.Same(await began, await ReadAsync());
    }

    [Fact]
    public async Task With_a_persona_a_slow_look_is_not_waited_for_and_its_outcome_still_counts()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await ReadAsync();
        await _persona.PushAsync("me.txt", "I map forests.");
        var storage = Hold();

        var began = ReadAfterAsync(60);
        _persona.Time.Advance(Seconds(2));
        var late = await began;

        Assert.Equal("I map reefs.", late.Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.Equal("The persona can't be checked for changes. The storage took too long to answer.", Assert.Single(late.Warnings));
        Assert.Same(late, await ReadAsync());
        Assert.Single(_persona.Errors);

        storage.SetResult();
        await ReadUntilAsync(reading => reading.Persona!.TextOf(PersonaDocumentKind.Notes) == "I map forests." && reading.Warnings.IsEmpty);
    }

    [Fact]
    public async Task With_a_persona_a_look_that_hangs_is_given_up_after_half_a_minute()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await ReadAsync();
        var hangs = true;
        _persona.Calls.Before = (_, cancellation) =>
        {
            cancellation.Register(() => hangs = false);
            return Task.Delay(Timeout.Infinite, cancellation);
        };
        var began = ReadAfterAsync(60);
        _persona.Time.Advance(Seconds(2));
        await began;

        _persona.Time.Advance(Seconds(27.9));
        Assert.True(hangs);
        _persona.Time.Advance(Seconds(0.1));
        Assert.False(hangs);
        _persona.Calls.Before = null;
        await ReadUntilAsync(reading => reading.Warnings.IsEmpty, advance: 60);

        Assert.Single(_persona.Errors);
    }

    [Fact]
    public async Task Without_a_persona_nobody_waits_longer_than_ten_seconds_and_a_slow_look_still_counts()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        var storage = Hold();

        var first = ReadAsync();
        _persona.Time.Advance(Seconds(9.9));
        Assert.False(first.IsCompleted);
        var second = ReadAsync();
        _persona.Time.Advance(Seconds(0.1));
        await first;
        _persona.Time.Advance(Seconds(9.9));

        Assert.All(await Task.WhenAll(first, second), reading =>
            Assert.Equal((null, "The persona can't be read. The storage took too long to answer."), (reading.Persona, reading.Problem)));
        storage.SetResult();
        await ReadUntilAsync(reading => reading.Persona is not null);
        Assert.Equal(["GET me.txt", "list"], _persona.Calls.Take());
        Assert.Single(_persona.Errors);
    }

    [Fact]
    public async Task Without_a_persona_later_readers_join_the_look_that_is_under_way()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        var storage = Hold();
        var first = ReadAsync();
        _persona.Time.Advance(Seconds(10));
        await first;

        var later = ReadAfterAsync(60);
        Assert.False(later.IsCompleted);
        storage.SetResult();

        Assert.NotNull((await later).Persona);
        Assert.Equal(["GET me.txt", "list"], _persona.Calls.Take());
    }

    [Fact]
    public async Task Without_a_persona_a_look_that_hangs_is_given_up_after_five_minutes()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        var hangs = true;
        _persona.Calls.Before = (_, cancellation) =>
        {
            cancellation.Register(() => hangs = false);
            return Task.Delay(Timeout.Infinite, cancellation);
        };
        var began = ReadAsync();
        _persona.Time.Advance(Seconds(10));
        await began;

        _persona.Time.Advance(Seconds(289.9));
        Assert.True(hangs);
        _persona.Time.Advance(Seconds(0.1));
        Assert.False(hangs);
        _persona.Calls.Before = null;
        await ReadUntilAsync(reading => reading.Persona is not null, advance: 5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_that_change_between_list_and_download_are_listed_once_more(bool removed)
    {
        await _persona.PushAsync("summary.txt", "I map reefs.");
        await _persona.PushAsync("style.txt", "Dry humour.");
        await ReadAsync();
        await _persona.PushAsync("style.txt", "Drier humour.");
        var push = 0;
        _persona.Calls.Before = async (call, _) =>
        {
            if (call == "GET style.txt" && Interlocked.Increment(ref push) == 1)
            {
                await (removed ? _persona.RemoveAsync("style.txt") : _persona.PushAsync("style.txt", "No humour."));
            }
        };
        _persona.Calls.Take();

        var reading = await ReadAfterAsync(60);

        Assert.Equal(removed ? null : "No humour.", reading.Persona!.TextOf(PersonaDocumentKind.Style));
        Assert.Empty(reading.Warnings);
        Assert.Equal(2, _persona.Calls.Take().Count(call => call == "list"));
    }

    [Fact]
    public async Task Files_that_will_not_stand_still_leave_the_last_persona()
    {
        await _persona.PushAsync("me.txt", "I map reefs.");
        await ReadAsync();
        await _persona.PushAsync("me.txt", "I map forests.");
        var push = 0;
        _persona.Calls.Before = (call, _) => call == "GET me.txt" ? _persona.PushAsync("me.txt", $"I map {++push}.") : Task.CompletedTask;
        _persona.Calls.Take();

        var restless = await ReadAfterAsync(60);
        Assert.Equal("I map reefs.", restless.Persona!.TextOf(PersonaDocumentKind.Notes));
        Assert.Equal("The persona can't be checked for changes. The files changed while they were read.", Assert.Single(restless.Warnings));
        Assert.Equal(["GET me.txt", "GET me.txt", "list", "list"], _persona.Calls.Take());

        _persona.Calls.Before = null;
        Assert.Equal("I map 2.", (await ReadAfterAsync(60)).Persona!.TextOf(PersonaDocumentKind.Notes));
    }

    // Calls wait until the source is completed, or the caller gives up.
    private TaskCompletionSource Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _persona.Calls.Before = (_, cancellation) => held.Task.WaitAsync(cancellation);
        return held;
    }

    private Task<PersonaReading> ReadAsync() => _persona.ReadAsync();

    private Task<PersonaReading> ReadAfterAsync(double seconds)
    {
        _persona.Time.Advance(Seconds(seconds));
        return ReadAsync();
    }

    // For what comes when nobody waits for it.
    private async Task ReadUntilAsync(Func<PersonaReading, bool> isSo, double advance = 0)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo(await ReadAfterAsync(advance)))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
