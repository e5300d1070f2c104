using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace DigitalTwin.Functions.Azure;

/// <summary>A place in the owner's list, which is the order of these keys: the newest day first, in it the newest entry first.</summary>
/// <param name="Day">99999999 less the day as a number such as 20260314: the partition of the table <c>activity</c>.</param>
/// <param name="Entry">The inverted moment of the conversation's first message of that day, and something that makes it the only one.</param>
internal readonly record struct ActivityKey(string Day, string Entry)
{
    /// <summary>Sorts after every day.</summary>
    public const string EndOfDays = "d";

    public static ActivityKey At(DateTimeOffset moment, string nonce) => new(
        DayKey(DateOnly.FromDateTime(moment.UtcDateTime)),
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - moment.UtcTicks:D19}-{nonce}"));

    /// <summary>Sorts after all entries of this day, and so before those of the days before it.</summary>
    public static ActivityKey EndOf(DateOnly day) => new(DayKey(day), "~");

    private static string DayKey(DateOnly day) => (99_999_999 - ((((day.Year * 100) + day.Month) * 100) + day.Day)).ToString("D8", CultureInfo.InvariantCulture);

    public bool IsOfTheDayOf(DateTimeOffset moment) => Day == DayKey(DateOnly.FromDateTime(moment.UtcDateTime));

    public string ToContinuation() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Day} {Entry}"));

    /// <exception cref="FormatException">The text is no continuation.</exception>
    public static ActivityKey Parse(string continuation) =>
        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(continuation)).Split(' ') is [{ Length: 8 } day, { Length: > 20 and < 100 } entry]
        && day.All(char.IsAsciiDigit)
        && entry.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? new ActivityKey(day, entry)
            : throw new FormatException("The text is no continuation.");
}
