using System.ClientModel;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Models.OpenAI;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Models.Speech;

/// <summary>
/// What happens when a speech model fails: a fault that may pass is tried again once, and each leaves as a <see cref="SpeechException"/>.
/// </summary>
internal sealed partial class SpeechCalls(SpeechServer server, RetryPause pause, TimeProvider time, ILogger<SpeechCalls> logger)
{
    private readonly ModelFaults _faults = new(server.Provider, time);

    /// <param name="note">Writes down at the result how many tries before it failed and may be billed.</param>
    public async Task<T> RunAsync<T>(SpeechWork work, Func<CancellationToken, Task<T>> call, Func<T, int, T> note, CancellationToken cancellationToken)
    {
        using var record = new SpeechRecord(server, work, time, logger);
        var start = time.GetTimestamp();
        var billed = 0;
        for (var tried = 1; ; tried++)
        {
            var (result, fault) = await TryAsync(work, call, Shorter(work.Patience, Left()), cancellationToken);
            if (fault is null)
            {
                record.Succeed();
                return note(result!, billed);
            }

            billed += fault.MayBeBilled ? 1 : 0;
            var wait = pause.After(tried, fault.RetryAfter);
            if (fault.Remedy < Remedy.AnotherTry || tried > 1 || wait >= Left())
            {
                record.Fail(fault.Kind);
                throw ToException(fault, billed);
            }

            LogRetry(work.Name, wait.TotalSeconds, fault.Reason);
            await Task.Delay(wait, time, cancellationToken);
        }

        TimeSpan Left() => work.PatienceInAll - time.GetElapsedTime(start);
    }

    private async Task<(T? Result, ModelFault? Fault)> TryAsync<T>(
        SpeechWork work, Func<CancellationToken, Task<T>> call, TimeSpan patience, CancellationToken visitor)
    {
        if (patience <= TimeSpan.Zero)
        {
            return (default, ModelFaults.TimedOut with { MayBeBilled = false });
        }

        using var clock = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, visitor);
        try
        {
            return (await call(either.Token), null);
        }
        catch (Exception) when (visitor.IsCancellationRequested)
        {
            visitor.ThrowIfCancellationRequested();
            throw;
        }
        catch (Exception) when (clock.IsCancellationRequested)
        {
            return (default, ModelFaults.TimedOut with { Remedy = Remedy.AnotherTry });
        }
        catch (SpeechException ours)
        {
            return (default, new ModelFault(ChatProblemKind.ModelUnavailable, ours.Message, Remedy.None) { MayBeBilled = ours.BilledTries > 0 });
        }
        catch (ClientResultException refused) when (work.Characters == 0 && IsOfTheRecording(refused))
        {
            return (default, new ModelFault(ChatProblemKind.InvalidMessage, $"The server can't read the recording ({refused.Status}).", Remedy.None));
        }
        catch (Exception thrown)
        {
            return (default, _faults.From(thrown, server.Model));
        }
    }

    // Of the parameters only the recording is a visitor's.
    private static bool IsOfTheRecording(ClientResultException refused) =>
        refused.Status is 400 or 422
        && refused.GetRawResponse() is { } response
        && ErrorBody.Parse(response.Content) is { IsContentFilter: false, IsUnsupported: false, Parameter: null or "file" };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static SpeechException ToException(ModelFault fault, int billed) => new(
        fault.Kind switch
        {
            ChatProblemKind.ModelBusy => SpeechFaultKind.Busy,
            ChatProblemKind.ModelTimeout => SpeechFaultKind.Timeout,
            ChatProblemKind.InvalidMessage => SpeechFaultKind.Unreadable,
            _ => SpeechFaultKind.Unavailable,
        },
        fault.Reason,
        fault.Cause)
    {
        RetryAfter = fault.RetryAfter,
        BilledTries = billed,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Work} failed and is tried again in {Seconds:0.0} s: {Reason}")]
    private partial void LogRetry(string work, double seconds, string reason);
}

/// <summary>What a call is to do, and how long it may take.</summary>
/// <param name="Name">As <c>gen_ai.operation.name</c> has it.</param>
/// <param name="Patience">For one try.</param>
internal sealed record SpeechWork(string Name, TimeSpan Patience, TimeSpan PatienceInAll)
{
    /// <summary>Of what is listened to; null when nobody knows, or nothing is.</summary>
    public double? Seconds { get; init; }

    /// <summary>Of what is spoken.</summary>
    public int Characters { get; init; }
}
