using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Budgets;

namespace DigitalTwin.Functions.Local;

/// <summary>A change of an account, as a line of its file.</summary>
/// <param name="Id">Of the hold.</param>
/// <param name="Tokens">What is set aside; null where it is settled.</param>
/// <param name="Until">When the hold expires.</param>
/// <param name="Used">What is booked in its place; null where it is set aside.</param>
/// <param name="At">When it is settled.</param>
internal sealed record UsageLine(string Id, long? Tokens, DateTimeOffset? Until, long? Used, DateTimeOffset? At)
{
    public static UsageLine Of(UsageHold hold) => new(hold.Id, hold.Tokens, hold.Until, null, null);

    public static UsageLine Of(string hold, long used, DateTimeOffset now) => new(hold, null, null, used, now);

    /// <summary>Does to the account once more what was done to it; null for a line that is damaged.</summary>
    public UsageAccount? ApplyTo(UsageAccount account) => this switch
    {
        { Tokens: >= 0 and var tokens, Until: { } until } => account.Reserve(new UsageHold(Id, tokens, until), long.MaxValue, DateTimeOffset.MinValue),
        { Used: >= 0 and var used, At: { } at } => account.Settle(Id, used, at),
        _ => null,
    };

    public byte[] Encode() => [.. JsonSerializer.SerializeToUtf8Bytes(this, UsageLineJson.Default.UsageLine), (byte)'\n'];

    /// <summary>Null for a line that is damaged.</summary>
    public static UsageLine? Decode(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, UsageLineJson.Default.UsageLine) is { Id: not null } whole ? whole : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UsageLine))]
internal sealed partial class UsageLineJson : JsonSerializerContext;
