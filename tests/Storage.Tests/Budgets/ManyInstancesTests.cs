using DigitalTwin.Domain.Budgets;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests.Budgets;

/// <summary>As many instances as four processes are, and as many turns at once as a good day brings each of them.</summary>
public sealed class ManyInstancesTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Instances = 4;
    private const int Turns = 25;
    private const int Reserved = 1700;
    private const int Used = 1000;

    [Fact]
    public async Task What_they_spend_is_never_above_the_budget_and_nearly_all_of_it_can_be_spent()
    {
        // Half of the turns fit, and what is left over in each share is less than a turn takes.
        const long PerDay = Instances * Turns / 2 * Used;
        var tables = new TableSandbox(azurite.Server);
        var budget = new TokenBudget(PerDay, 10_000, TimeSpan.FromMinutes(3));
        var ledgers = Enumerable.Range(0, Instances).Select(_ => tables.OpenLedger(budget, TimeProvider.System)).ToList();
        long spent = 0, setAside = 0;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Instances * Turns).Select(async number =>
            {
                var session = TestIds.Session($"conversation-number-{number}");
                while (await ledgers[number % Instances].ReserveAsync(session, Reserved, default) is { } reservation)
                {
                    Assert.True(Interlocked.Add(ref setAside, Reserved) <= PerDay);
                    await Task.Yield();
                    // Given back before the ledger knows: what others take meanwhile is in the sum already.
                    Interlocked.Add(ref setAside, Used - Reserved);
                    Interlocked.Add(ref spent, Used);
                    await reservation.SettleAsync(Used, default);
                }
            }));
        }
        finally
        {
            ledgers.ForEach(ledger => ledger.Dispose());
        }

        Assert.InRange(spent, PerDay * 95 / 100, PerDay);
        Assert.Equal(spent, (await tables.AccountsAsync()).Sum(account => account.Spent));
    }
}
