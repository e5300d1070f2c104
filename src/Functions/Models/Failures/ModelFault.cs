using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.Models.Failures;

/// <summary>Why a call to a model failed, and what may help.</summary>
/// <param name="Reason">A sentence for the owner that names the setting to look at. Holds nothing of a prompt, a reply or a key.</param>
internal sealed record ModelFault(ChatProblemKind Kind, string Reason, Remedy Remedy)
{
    /// <summary>How long the provider asks us to wait; null when it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the provider may have worked, and billed it, before it failed.</summary>
    public bool MayBeBilled { get; init; }

    /// <summary>For the log; null where it could quote the prompt or the reply.</summary>
    public Exception? Cause { get; init; }

    public ModelException ToException() => new(Kind, Reason, Cause) { RetryAfter = RetryAfter, MayBeBilled = MayBeBilled };
}

/// <summary>What to do about a fault; each includes the one before it.</summary>
internal enum Remedy
{
    /// <summary>Nothing helps: the owner has to act, or the provider has decided.</summary>
    None,

    /// <summary>This model won't answer; another one may.</summary>
    AnotherModel,

    /// <summary>The same call may succeed in a moment.</summary>
    AnotherTry,
}
