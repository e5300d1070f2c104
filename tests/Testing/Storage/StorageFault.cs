namespace DigitalTwin.Testing.Storage;

/// <summary>What <see cref="FaultyStorage"/> can do to a call.</summary>
public enum StorageFault
{
    /// <summary>Resets the connection before anything is done.</summary>
    Refuse,

    /// <summary>Does nothing until it is healed, and then passes the call on, if the client is still there.</summary>
    Hang,

    /// <summary>Answers 500 and does nothing.</summary>
    InternalError,

    /// <summary>Answers 503 with <c>Retry-After: 30</c> and does nothing.</summary>
    Busy,

    /// <summary>Answers 403, as it does to an identity without a role, and does nothing.</summary>
    Forbid,

    /// <summary>Answers 401, as it does to somebody it doesn't know, and does nothing.</summary>
    Unknown,

    /// <summary>Does what it is asked, sends the head and half of the answer's body, and resets the connection.</summary>
    BreakOff,

    /// <summary>Does what it is asked and resets the connection instead of answering.</summary>
    LoseAnswer,

    /// <summary>Answers a transaction 202 with a 500 inside, as the service tells of a fault of its own, and does nothing.</summary>
    FailInBatch,
}
