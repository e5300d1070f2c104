using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace DigitalTwin.Functions.Local;

/// <summary>A place in the owner's list; sorts as the list does, the newest first.</summary>
/// <param name="Day">As its folder is named.</param>
/// <param name="Ticks">Of its first message of that day, UTC.</param>
/// <param name="Name">Of the conversation's folder.</param>
internal sealed record ActivityPosition(string Day, long Ticks, string Name) : IComparable<ActivityPosition>
{
    public int CompareTo(ActivityPosition? other) => other is null ? 1
        : string.CompareOrdinal(other.Day, Day) is not 0 and var byDay ? byDay
        : other.Ticks.CompareTo(Ticks) is not 0 and var byTime ? byTime
        : string.CompareOrdinal(Name, other.Name);

    public string ToContinuation() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Day} {Ticks} {Name}")));

    /// <exception cref="FormatException">The text is no continuation.</exception>
    public static ActivityPosition Parse(string continuation) =>
        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(continuation)).Split(' ') is [var day, var ticks, var name]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", out _)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ActivityPosition(day, number, name)
            : throw new FormatException("The text is no continuation.");
}
