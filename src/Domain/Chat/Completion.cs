using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// One answer for a program that keeps the conversation itself: as safe and as bounded as a <see cref="ChatTurn"/>, and nothing of
/// it is stored. Of the budgets, the day's pays for it.
/// </summary>
public sealed partial class Completion(TurnSources sources, TurnModels models, IdFactory ids, TimeProvider time, ILogger<Completion> logger)
{
    private static readonly ChatProblem BudgetUnknown = new(
        ChatProblemKind.StorageUnavailable,
        "What may still be spent can't be looked up at the moment. Send the request again in a little while.",
        TimeSpan.FromSeconds(5));

    /// <summary>Runs as its events are read. Leaving early, by cancellation or by not reading on, ends the call to the model.</summary>
    public async IAsyncEnumerable<CompletionEvent> RunAsync(
        CompletionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (ChatRules.Check(new ChatRequest { Text = request.Text, Temperature = request.Temperature }, sources.Limits) is { } invalid)
        {
            yield return new CompletionEvent.Failed(invalid);
            yield break;
        }

        var id = ids.NewMessage();
        var maxTokens = Math.Min(request.MaxOutputTokens ?? int.MaxValue, sources.Limits.MaxOutputTokens);
        var (prompt, call, options, problem) = await OpenAsync(request, id, maxTokens, cancellationToken);
        if (prompt is null || call is null || options is null)
        {
            yield return new CompletionEvent.Failed(problem!);
            yield break;
        }

        var messages = call.IsOffline ? prompt.WithoutNote : prompt.Messages;
        var stream = new ModelStream(leaving => call.Model.GetStreamingResponseAsync(messages, options, leaving), prompt.Watch, maxTokens, cancellationToken);
        try
        {
            await foreach (var happened in TellAsync(request, options.ModelId, id, prompt, call, stream))
            {
                yield return happened;
            }
        }
        finally
        {
            await stream.DisposeAsync();
            await SettleAsync(id, call, stream);
        }
    }

    private async Task<(CompletionPrompt? Prompt, MeteredCall? Call, ChatOptions? Options, ChatProblem? Problem)> OpenAsync(
        CompletionRequest request, MessageId id, int maxTokens, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await sources.Personas.ReadAsync(request.Persona, cancellationToken);
            if (reading.Persona is null)
            {
                return (null, null, null, ChatProblem.Without(reading));
            }

            var prompt = CompletionPrompt.Compose(request, reading.Persona, sources, id, time.GetUtcNow());
            var call = await MeteredCall.OpenAsync(models, sources.Ledger, null, prompt.Messages, maxTokens);
            if (call.Limited is not null)
            {
                LogLimited(id);
            }

            var options = call.Options(reading.Persona, request.Model, request.Temperature, sources.Limits with { MaxOutputTokens = maxTokens });
            return (prompt, call, options, null);
        }
        catch (StorageException fault)
        {
            LogStorageFault(id, fault);
            return (null, null, null, BudgetUnknown);
        }
    }

    private async IAsyncEnumerable<CompletionEvent> TellAsync(
        CompletionRequest request, string? model, MessageId id, CompletionPrompt prompt, MeteredCall call, ModelStream stream)
    {
        var stops = new StopSequences(request.Stops);
        var asked = model ?? TurnModels.NameOf(call.Model);
        var hasStarted = false;
        await foreach (var text in ReadAsync(stream, stops))
        {
            if (!hasStarted)
            {
                hasStarted = true;
                yield return new CompletionEvent.Started(id, stream.Model ?? asked, call.Limited);
            }

            yield return new CompletionEvent.TextDelta(text);
        }

        await SettleAsync(id, call, stream);
        var end = End(id, prompt, stream, stops);
        if (!hasStarted && end is not CompletionEvent.Failed)
        {
            yield return new CompletionEvent.Started(id, stream.Model ?? asked, call.Limited);
        }

        yield return end;
    }

    private static async IAsyncEnumerable<string> ReadAsync(ModelStream stream, StopSequences stops)
    {
        while (!stops.Hit && await stream.NextAsync() is { } text)
        {
            if (stops.Pass(text) is { Length: > 0 } passed)
            {
                yield return passed;
            }
        }

        if (stops.Hit)
        {
            await stream.HangUpAsync();
        }
        else if (stops.End() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private CompletionEvent End(MessageId id, CompletionPrompt prompt, ModelStream stream, StopSequences stops)
    {
        if (stream.Withheld)
        {
            LogWithheld(id);
        }

        // Without a word may be right: a model that spent a small cap on thinking, or began with a stop sequence.
        if (stops.Hit || stream is { Fault: null, Said.Length: > 0 } or { Fault: null, Finish: FinishReason.Length })
        {
            var finish = stops.Hit && !stream.Withheld ? FinishReason.Stop : stream.Finish ?? FinishReason.Stop;
            return stream.Usage is { } usage
                ? new CompletionEvent.Completed(finish, usage, IsEstimate: false)
                : new CompletionEvent.Completed(finish, prompt.Estimate(stream.Said), IsEstimate: true);
        }

        var fault = stream.Fault ?? new ModelException(ChatProblemKind.ModelUnavailable, "The model ended its reply without a word.");
        LogModelFault(id, stream.Said.Length, fault);
        return new CompletionEvent.Failed(ModelDown(fault, brokeOff: stream.Said.Length > 0));
    }

    private Task SettleAsync(MessageId id, MeteredCall call, ModelStream stream) => call.SettleAsync(stream, time, fault => LogUnsettled(id, fault));

    private static ChatProblem ModelDown(ModelException fault, bool brokeOff) => (fault.Kind, brokeOff) switch
    {
        (ChatProblemKind.ModelBusy, false) => new(
            fault.Kind, "The model has too much to do at the moment. Send the request again in a little while.", fault.RetryAfter ?? TimeSpan.FromSeconds(5)),
        (ChatProblemKind.ModelTimeout, true) => new(fault.Kind, "The answer broke off because the model took too long. Send the request again."),
        (ChatProblemKind.ModelTimeout, false) => new(fault.Kind, "The model took too long to answer. Send the request again."),
        (_, true) => new(fault.Kind, "The answer broke off because the model failed. Send the request again."),
        (_, false) => new(fault.Kind, "The model can't answer at the moment. Send the request again in a little while."),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Completion {Id}: the token budget is spent, the offline model answers")]
    private partial void LogLimited(MessageId id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Completion {Id}: the persona or the token budget could not be read")]
    private partial void LogStorageFault(MessageId id, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Completion {Id}: the model failed after {Characters} characters")]
    private partial void LogModelFault(MessageId id, int characters, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Completion {Id}: private text was withheld and the reply ended there")]
    private partial void LogWithheld(MessageId id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Completion {Id}: its tokens could not be booked yet")]
    private partial void LogUnsettled(MessageId id, Exception fault);
}
