using System.Text;
using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// Notes down, about once a second, what was said of a reply, and every few seconds that it is still being written. A reply that is
/// shorter than that is never noted.
/// </summary>
internal sealed partial class ReplyNotes : IAsyncDisposable
{
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenSignsOfLife = TimeSpan.FromSeconds(5);

    private readonly IConversationStore _conversations;
    private readonly SessionId _session;
    private readonly MessageId _question;
    private readonly ReplyProgress _start;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<Task> _stop;
    private readonly StringBuilder _said = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _writing;
    private bool _takesOver;

    /// <param name="start">With no text yet.</param>
    /// <param name="stop">Called when there is no point in going on.</param>
    public ReplyNotes(
        IConversationStore conversations, SessionId session, MessageId question, ReplyProgress start,
        TimeProvider time, ILogger logger, Func<Task> stop)
    {
        (_conversations, _session, _question, _start) = (conversations, session, question, start);
        (_time, _logger, _stop) = (time, logger, stop);
        // A message without a reply is claimed already, which is its first sign of life.
        _takesOver = start.Replaces is not null;
        _writing = WriteAsync(isAtOnce: _takesOver);
    }

    public void Add(string text)
    {
        lock (_said)
        {
            _said.Append(text);
        }
    }

    /// <summary>Ends the writing; nothing is noted after this returns.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_ending.IsCancellationRequested)
        {
            await _ending.CancelAsync();
            await _writing;
            _ending.Dispose();
        }
    }

    private async Task WriteAsync(bool isAtOnce)
    {
        var (noted, at) = (0, _time.GetTimestamp());
        using var timer = new PeriodicTimer(BetweenNotes, _time);
        try
        {
            while (isAtOnce || await timer.WaitForNextTickAsync(_ending.Token))
            {
                var text = Said();
                if (!isAtOnce && text.Length == noted && _time.GetElapsedTime(at) < BetweenSignsOfLife)
                {
                    continue;
                }

                (isAtOnce, noted, at) = (false, text.Length, _time.GetTimestamp());
                if (!await NoteAsync(text))
                {
                    await _stop();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The reply has ended.
        }
    }

    // Not to be cancelled: a note on its way must have come before the reply does.
    private async Task<bool> NoteAsync(string text)
    {
        try
        {
            var goesOn = await _conversations.NoteAsync(
                _session, _question, _start with { Text = text }, _takesOver, _time.GetUtcNow(), CancellationToken.None);
            _takesOver = false;
            return goesOn;
        }
        catch (StorageException fault)
        {
            LogUnnoted(_session, fault);
            return true;
        }
    }

    private string Said()
    {
        lock (_said)
        {
            return _said.ToString();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session}: how far the reply has come could not be noted")]
    private partial void LogUnnoted(SessionId session, Exception fault);
}
