using System.Globalization;
using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Functions.Budgets;

namespace DigitalTwin.Functions.Azure;

/// <summary>An account as it was last seen in its row.</summary>
/// <param name="Tag">Null when there is no such row yet.</param>
internal sealed record UsageRow(UsageAccount Account, ETag? Tag)
{
    // Nobody but a person's hand damages a row; what can't be read is not there to be spent.
    private static readonly UsageAccount Damaged = UsageAccount.Empty with { Spent = long.MaxValue };

    public static UsageRow None { get; } = new(UsageAccount.Empty, null);

    public static UsageRow From(TableEntity entity) =>
        new(UsageAccountJson.Decode(entity.GetString(nameof(Account)) ?? "") ?? Damaged, entity.ETag);

    public static TableEntity ToEntity(string partition, string row, UsageAccount account) =>
        new(partition, row) { [nameof(Account)] = UsageAccountJson.Encode(account) };

    public static string Shard(int number) => number.ToString("D2", CultureInfo.InvariantCulture);
}
