using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Voice;

/// <summary>
/// Speaks a reply while it is being written. At most two sentences are in the making beyond what was taken from here, so that a reader who
/// takes nothing costs nothing.
/// </summary>
/// <param name="voice">As the server names it; null for the configured one.</param>
/// <param name="log">Takes what goes wrong.</param>
internal sealed class SpeechPipeline(SpeechServers servers, SpeechReservations budget, string? voice, Action<Exception> log, CancellationToken leaving)
{
    private const int Ahead = 2;
    private const string NoMore = "There is no more speaking today; the answer goes on in writing.";
    private const string Broken = "The voice broke off; the answer goes on in writing.";

    private readonly SentenceCutter _cutter = new();
    private readonly SpokenText _spoken = new();
    private readonly Queue<string> _waiting = [];
    private readonly Queue<(string Text, Task<ReadOnlyMemory<byte>?> Audio)> _making = [];
    private int _index;
    private bool _isMute = servers.Mouth is null;

    /// <summary>How many sentences were spoken.</summary>
    public int Sentences => _index;

    /// <summary>How many characters.</summary>
    public int Characters { get; private set; }

    /// <summary>The voice did not come to its end.</summary>
    public bool BrokeOff { get; private set; }

    /// <summary>The next sentence's sound, while one is in the making.</summary>
    public Task? Next => !_isMute && _making.TryPeek(out var first) ? first.Audio : null;

    public void Hear(ChatTurnEvent happened)
    {
        if (_isMute)
        {
            return;
        }

        switch (happened)
        {
            case ChatTurnEvent.TextDelta delta:
                _cutter.Add(delta.Text).ToList().ForEach(Wait);
                break;
            case ChatTurnEvent.Completed:
                Wait(_cutter.End() ?? "");
                break;
            case ChatTurnEvent.Stopped or ChatTurnEvent.Failed:
                Mute();
                break;
        }

        Begin();
    }

    /// <summary>Takes the sentence of <see cref="Next"/>, which must be done.</summary>
    public async Task<VoiceEvent> TakeAsync()
    {
        var (text, making) = _making.Dequeue();
        var (audio, detail) = (default(ReadOnlyMemory<byte>?), NoMore);
        try
        {
            audio = await making;
        }
        catch (Exception fault) when (fault is SpeechException or StorageException)
        {
            log(fault);
            detail = Broken;
        }

        if (audio is { } sound)
        {
            Characters += text.Length;
            return new VoiceEvent.Spoken(_index++, text, sound);
        }

        BrokeOff = true;
        Mute();
        return new VoiceEvent.Muted(_index, detail);
    }

    /// <summary>Begins what may be in the making; to be called when what was taken has been written.</summary>
    public void Begin()
    {
        while (_making.Count < Ahead && _waiting.TryDequeue(out var text))
        {
            _making.Enqueue((text, MakeAsync(text)));
        }
    }

    /// <summary>Waits until nothing is in the making any more.</summary>
    public async Task StopAsync()
    {
        _waiting.Clear();
        foreach (var (_, audio) in _making)
        {
            await ((Task)audio).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Wait(string piece)
    {
        if (_spoken.Of(piece) is { Length: > 0 } text)
        {
            _waiting.Enqueue(text);
        }
    }

    // What is in the making is nobody's any more, and is waited for in the end.
    private void Mute()
    {
        _isMute = true;
        _waiting.Clear();
    }

    private async Task<ReadOnlyMemory<byte>?> MakeAsync(string text)
    {
        // Whoever tells the text on must not wait for this one to get going.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var tokens = (long)text.Length * servers.Limits.TokensPerCharacter;
        if (!await budget.TakeAsync(tokens, leaving))
        {
            return null;
        }

        try
        {
            var speech = await servers.Mouth!.SpeakAsync(text, voice, leaving);
            budget.Add(tokens * speech.BilledTries);
            return speech.Audio;
        }
        catch (SpeechException fault)
        {
            budget.Add(tokens * (fault.BilledTries - 1));
            throw;
        }
    }
}
