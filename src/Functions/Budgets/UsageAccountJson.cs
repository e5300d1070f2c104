using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Budgets;

namespace DigitalTwin.Functions.Budgets;

/// <summary>An account as it is stored.</summary>
internal static class UsageAccountJson
{
    public static string Encode(UsageAccount account) => JsonSerializer.Serialize(
        new StoredAccount(account.Spent, [.. account.Holds.Select(hold => new StoredHold(hold.Id, hold.Tokens, hold.Until))]),
        StoredAccountJson.Default.StoredAccount);

    /// <summary>Null for what is damaged.</summary>
    public static UsageAccount? Decode(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, StoredAccountJson.Default.StoredAccount) is { Spent: >= 0 } stored && stored.Holds.All(hold => hold.Tokens >= 0)
                ? new UsageAccount(stored.Spent, [.. stored.Holds.Select(hold => new UsageHold(hold.Id, hold.Tokens, hold.Until))])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record StoredAccount(long Spent, ImmutableArray<StoredHold> Holds);

internal sealed record StoredHold(string Id, long Tokens, DateTimeOffset Until);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredAccount))]
internal sealed partial class StoredAccountJson : JsonSerializerContext;
