using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Models.OpenAI;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Functions.Models.Failures;

/// <summary>One call to one model, under the clock.</summary>
internal sealed class ModelCall : IAsyncDisposable
{
    private readonly CancellationToken _visitor;
    private readonly CancellationTokenSource _step;
    private readonly CancellationTokenSource _any;
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private readonly Queue<ChatResponseUpdate> _opening = [];
    private readonly Func<Exception, ModelFault> _explain;
    private bool _finished;
    private bool _filtered;

    private ModelFault? HowItEnded => _filtered ? ModelFaults.ContentFiltered : _finished ? null : ModelFaults.BrokenOff;

    private ModelCall(
        Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> start, Func<Exception, ModelFault> explain, TurnClock clock)
    {
        _visitor = clock.Visitor;
        _explain = explain;
        _step = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock.Time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(_step.Token, clock.Turn, clock.Visitor);
        _updates = start(_any.Token).GetAsyncEnumerator(_any.Token);
    }

    /// <summary>
    /// Begins a call and waits for its first token: the first text, or the reply's end. What a provider sends before that says
    /// nothing yet, and nobody has seen it.
    /// </summary>
    /// <returns>The call, or what went wrong.</returns>
    public static async Task<(ModelCall? Call, ModelFault? Fault)> OpenAsync(
        Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> start, Func<Exception, ModelFault> explain, TimeSpan patience, TurnClock clock)
    {
        var call = new ModelCall(start, explain, clock);
        try
        {
            if (await call.BeginAsync(patience) is not { } fault)
            {
                return (call, null);
            }

            await call.DisposeAsync();
            return (null, fault);
        }
        catch
        {
            await call.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next update, null at the end.</summary>
    /// <exception cref="ModelException">The reply can't go on, or was not let through.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ChatResponseUpdate?> NextAsync(TimeSpan patience)
    {
        if (_opening.TryDequeue(out var held))
        {
            return held;
        }

        _step.CancelAfter(patience);
        var (update, fault) = await MoveAsync();
        _step.CancelAfter(Timeout.InfiniteTimeSpan);
        return fault is null ? update : throw fault.ToException();
    }

    public async ValueTask DisposeAsync()
    {
        await _any.CancelAsync();
        await _updates.DisposeAsync();
        _any.Dispose();
        _step.Dispose();
    }

    private async Task<ModelFault?> BeginAsync(TimeSpan patience)
    {
        _step.CancelAfter(patience);
        bool said;
        do
        {
            var (update, fault) = await MoveAsync();
            if (update is null)
            {
                return fault ?? ModelFaults.BrokenOff;
            }

            _opening.Enqueue(update);
            said = update.Text.Length > 0 || _finished || _filtered;
        }
        while (!said);

        // The clock stands still while the visitor takes in what was said.
        _step.CancelAfter(Timeout.InfiniteTimeSpan);
        return null;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(ChatResponseUpdate? Update, ModelFault? Fault)> MoveAsync()
    {
        try
        {
            if (!await _updates.MoveNextAsync())
            {
                return (null, HowItEnded);
            }
        }
        catch (Exception thrown) when (!_visitor.IsCancellationRequested)
        {
            // What goes wrong after the last word takes nothing from the reply.
            return (null, _finished ? HowItEnded : _any.IsCancellationRequested ? ModelFaults.TimedOut : _explain(thrown));
        }

        var update = _updates.Current;
        if (StreamSigns.IsError(update))
        {
            return (null, ModelFaults.ErrorInStream);
        }

        _finished |= update.FinishReason is not null;
        _filtered |= update.FinishReason == ChatFinishReason.ContentFilter || StreamSigns.IsRefusal(update);
        return (update, null);
    }
}
