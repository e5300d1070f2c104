using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// The keys of the table <c>messages</c>. A conversation is a partition, named by its session's hash, for keys stand in the addresses
/// that proxies and telemetry keep. In it, in the order of the alphabet: the <c>conversation</c>, its <c>message</c>s with the
/// newest first, a <c>name</c> for each message id, the <c>rest</c> of messages too long for one row, and the <c>usage</c>, which is what
/// its account has; that alone makes no conversation. The table <c>usage</c> has a partition a day.
/// </summary>
internal static class TableKeys
{
    public const string Conversation = "conversation";

    public const string Usage = "usage";

    /// <summary>Sorts after the conversation and its messages, and before all else.</summary>
    public const string EndOfMessages = "n";

    public static string Partition(SessionId session) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(session.Value)).AsSpan(0, 16));

    /// <param name="number">The message's place in the conversation, from 1.</param>
    public static string Message(int number) => "message-" + Inverted(number);

    public static string Name(MessageId id) => "name-" + id.Value;

    public static string Rest(int number, int part) => string.Create(CultureInfo.InvariantCulture, $"rest-{Inverted(number)}-{part:D3}");

    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Inverted(int number) => (9_999_999_999 - number).ToString("D10", CultureInfo.InvariantCulture);
}
