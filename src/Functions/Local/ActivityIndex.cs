using System.Globalization;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Which conversations were active on which day: an empty file a conversation in the folder of its last day, whose time is
/// that of its last message. The owner's list and retention read it, and never the conversations as a whole.
/// </summary>
internal sealed class ActivityIndex(MemoryFolder folder)
{
    /// <summary>Moves the conversation to the day of this moment.</summary>
    /// <param name="previous">Its last message before; null for a new conversation.</param>
    public void Touch(SessionId session, DateTimeOffset? previous, DateTimeOffset moment)
    {
        var path = folder.ActivityOf(session, moment);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, []);
        }

        File.SetLastWriteTimeUtc(path, moment.UtcDateTime);
        if (previous is { } before && folder.ActivityOf(session, before) is var old && old != path)
        {
            File.Delete(old);
        }
    }

    public void Forget(SessionId session, DateTimeOffset lastMessage)
    {
        var path = folder.ActivityOf(session, lastMessage);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public bool Holds(SessionId session, DateTimeOffset day) => File.Exists(folder.ActivityOf(session, day));

    /// <summary>The entries after this position, the newest first, read a day at a time as they are asked for.</summary>
    /// <param name="after">Null for all.</param>
    public IEnumerable<ActivityPosition> NewestFirst(ActivityPosition? after)
    {
        if (!Directory.Exists(folder.Activity))
        {
            return [];
        }

        return Directory.EnumerateDirectories(folder.Activity)
            .Select(path => Path.GetFileName(path))
            .Where(day => after is null || string.CompareOrdinal(day, after.Day) <= 0)
            .OrderDescending(StringComparer.Ordinal)
            .SelectMany(Day)
            .SkipWhile(position => after is not null && position.CompareTo(after) <= 0);
    }

    private IEnumerable<ActivityPosition> Day(string day) =>
        new DirectoryInfo(Path.Combine(folder.Activity, day)).EnumerateFiles()
            .Select(file => new ActivityPosition(day, file.LastWriteTimeUtc.Ticks, file.Name))
            .Order();
}

/// <summary>A place in the owner's list; sorts as the list does.</summary>
internal sealed record ActivityPosition(string Day, long Ticks, string Name) : IComparable<ActivityPosition>
{
    public int CompareTo(ActivityPosition? other) => other is null ? 1
        : string.CompareOrdinal(other.Day, Day) is not 0 and var byDay ? byDay
        : other.Ticks.CompareTo(Ticks) is not 0 and var byTime ? byTime
        : string.CompareOrdinal(Name, other.Name);

    public string ToContinuation() =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Day} {Ticks} {Name}")));

    /// <exception cref="FormatException">The text is no continuation.</exception>
    public static ActivityPosition Parse(string continuation)
    {
        var parts = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(continuation)).Split(' ');
        return parts is [var day, var ticks, var name] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out _) && MemoryFolder.TrySession(name, out _)
            ? new ActivityPosition(day, long.Parse(ticks, NumberStyles.None, CultureInfo.InvariantCulture), name)
            : throw new FormatException();
    }
}
