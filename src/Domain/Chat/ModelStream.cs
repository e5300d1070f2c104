using System.Text;
using DigitalTwin.Domain.Safety;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// Reads the model's stream: watched text out, faults as a value. Keeps all that was said, and joins surrogate pairs that a
/// provider split between two chunks.
/// </summary>
internal sealed class ModelStream : IAsyncDisposable
{
    // Tokens of ordinary text have four or five; a run of blanks may be one token too.
    private const int MostCharactersPerToken = 16;

    private readonly CancellationTokenSource _leaving;
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private readonly ReplyWatch _watch;
    private readonly StringBuilder _said = new();
    private Task<string?> _next = Task.FromResult<string?>(null);
    private readonly int _mostCharacters;
    private string _half = "";
    private TokenUsage? _usage;
    private int _received;
    private bool _isOver;
    private bool _isReported;
    private volatile bool _isHungUp;

    /// <param name="mostTokens">The cap on the reply. One longer than so many tokens can be is cut, for not every server keeps to it.</param>
    public ModelStream(
        Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> call, ReplyWatch watch, int mostTokens, CancellationToken cancellationToken)
    {
        _watch = watch;
        _mostCharacters = mostTokens * MostCharactersPerToken;
        _leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _updates = call(_leaving.Token).GetAsyncEnumerator(_leaving.Token);
    }

    /// <summary>All the text handed out so far.</summary>
    public string Said => _said.ToString();

    /// <summary>
    /// The reply was about to give private text away. It ends before that with a sentence that says so, and counts as whole.
    /// </summary>
    public bool Withheld => _watch.Withheld;

    /// <summary>Why the reply ends where it does; null until it has.</summary>
    public FinishReason? Finish { get; private set; }

    /// <summary>Why the stream ended early; null when it did not.</summary>
    public ModelException? Fault { get; private set; }

    /// <summary>What the whole reply used. Null when the provider doesn't say, or has not come to its end: what it tells before is not all.</summary>
    public TokenUsage? Usage => _isReported ? _usage : null;

    /// <summary>False when the call is known to have cost nothing.</summary>
    public bool MayBeBilled { get; private set; } = true;

    /// <summary>The model's name as its provider gives it; null when it gives none.</summary>
    public string? Model { get; private set; }

    /// <summary>The next text, never empty; null when the reply has ended, for whatever reason.</summary>
    public Task<string?> NextAsync() => _next = MoveAsync();

    /// <summary>Hung up on before its end; what was held back is not said any more.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Hangs up, also in the middle of a call to <see cref="NextAsync"/>, which then tells that the reply has ended.</summary>
    public async Task HangUpAsync()
    {
        _isHungUp = true;
        await _leaving.CancelAsync();
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await _updates.DisposeAsync();
        _leaving.Dispose();
    }

    private async Task<string?> MoveAsync()
    {
        try
        {
            while (!_isOver && await ReadOnAsync())
            {
                Note(_updates.Current);
                var text = Say(_watch.Pass(Whole(_updates.Current.Text), isFirst: _said.Length == 0));
                if (Withheld)
                {
                    (_isOver, Finish) = (true, FinishReason.ContentFilter);
                    await _leaving.CancelAsync();
                }

                if (!_isOver && _received > _mostCharacters)
                {
                    return await CutAsync(text);
                }

                if (text.Length > 0)
                {
                    return text;
                }
            }
        }
        catch (ModelException fault) when (fault.Kind == ChatProblemKind.ContentFiltered)
        {
            (Finish, MayBeBilled) = (FinishReason.ContentFilter, fault.MayBeBilled);
            return End() + Say(_said.Length == 0 ? PoliteAnswers.Declined : PoliteAnswers.BrokeOff);
        }
        catch (ModelException fault)
        {
            (Fault, MayBeBilled) = (fault, fault.MayBeBilled);
        }
        catch (OperationCanceledException) when (_isHungUp)
        {
            (_isOver, IsCutShort) = (true, true);
            return null;
        }

        return !_isOver && End() is { Length: > 0 } rest ? rest : null;
    }

    private async Task<string> CutAsync(string text)
    {
        Finish = FinishReason.Length;
        await _leaving.CancelAsync();
        return text + End();
    }

    private ValueTask<bool> ReadOnAsync()
    {
        var reading = _updates.MoveNextAsync();
        _watch.Recall();
        return reading;
    }

    // What was held back after all.
    private string End()
    {
        _isOver = true;
        return Say(_watch.End());
    }

    private string Say(string text)
    {
        _said.Append(text);
        return text;
    }

    private void Note(ChatResponseUpdate update)
    {
        Model = update.ModelId ?? Model;
        if (update.FinishReason is { } finish)
        {
            _isReported = true;
            Finish = finish == ChatFinishReason.Length ? FinishReason.Length : FinishReason.Stop;
        }

        if (ReportedUsage.In(update) is { } details)
        {
            _usage = Believable(details.InputTokenCount) + Believable(details.OutputTokenCount) is 0
                ? null
                : new TokenUsage(Believable(details.InputTokenCount), Believable(details.OutputTokenCount));
        }
    }

    private static long Believable(long? tokens) => Math.Clamp(tokens ?? 0, 0, 1_000_000_000);

    private string Whole(string chunk)
    {
        var text = _half + chunk;
        var whole = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
        _half = text[whole.Length..];
        whole = WellFormed(whole);
        _received += whole.Length;
        return whole;
    }

    // A lone surrogate has no UTF-8 form; what is streamed and what is stored must be equal, so it is replaced before both.
    private static string WellFormed(string text)
    {
        var loneAt = LoneSurrogate.IndexIn(text);
        return loneAt < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}
