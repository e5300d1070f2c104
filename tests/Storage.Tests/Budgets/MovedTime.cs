using DigitalTwin.Testing;

namespace DigitalTwin.Storage.Tests.Budgets;

/// <summary>Tells the time that a test says it is, and waits as long as it says: who lost a race need not be told to try again.</summary>
internal sealed class MovedTime(ManualTime told) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => told.GetUtcNow();
}
