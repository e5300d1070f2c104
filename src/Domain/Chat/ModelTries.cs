using Microsoft.Extensions.AI;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// Counts the calls that one turn made to providers and that may be on the bill, failed ones included: who retries counts here,
/// who settles reads it, also when the visitor left in the middle. Travels in the options of the call.
/// </summary>
public sealed class ModelTries
{
    private const string Key = "digitaltwin.tries";
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The tally of a call that is being made; null when nobody asked for one.</summary>
    public static ModelTries? Of(ChatOptions? options) => options?.AdditionalProperties?.GetValueOrDefault(Key) as ModelTries;

    public void AttachTo(ChatOptions options) => (options.AdditionalProperties ??= [])[Key] = this;

    /// <summary>The options without it, as a provider gets them.</summary>
    public static ChatOptions? Without(ChatOptions? options)
    {
        if (Of(options) is null)
        {
            return options;
        }

        var plain = options!.Clone();
        plain.AdditionalProperties!.Remove(Key);
        return plain;
    }

    public void Begin() => Interlocked.Increment(ref _count);

    /// <summary>The latest one is known to have cost nothing.</summary>
    public void WasFree() => Interlocked.Decrement(ref _count);
}
