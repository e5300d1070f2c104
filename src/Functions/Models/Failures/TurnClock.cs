namespace DigitalTwin.Functions.Models.Failures;

/// <summary>What ends a call besides its own silence.</summary>
/// <param name="Turn">The turn's time is up.</param>
/// <param name="Visitor">The visitor left, which is no fault.</param>
internal sealed record TurnClock(TimeProvider Time, CancellationToken Turn, CancellationToken Visitor);
