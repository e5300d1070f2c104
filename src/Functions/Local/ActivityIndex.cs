using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Which conversations were active on which day: a file a conversation in the folder of its last day, which holds its id and
/// whose time is that of its first message of that day. The owner's list and retention read it, and never the conversations as
/// a whole.
/// </summary>
internal sealed class ActivityIndex(MemoryFolder folder)
{
    /// <summary>Moves the conversation to the day of this moment.</summary>
    /// <param name="previous">Its last message before; null for a new conversation.</param>
    public void Touch(SessionId session, DateTimeOffset? previous, DateTimeOffset moment)
    {
        var name = MemoryFolder.NameOf(session);
        var path = folder.ActivityNamed(name, moment);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Write(path, session, moment);
        }

        if (previous is { } before && MemoryFolder.DayOf(before) != MemoryFolder.DayOf(moment))
        {
            Forget(name, before);
        }
    }

    // By a rename: an entry that a crash left empty would hide its conversation from the owner and from retention for good.
    private void Write(string path, SessionId session, DateTimeOffset moment)
    {
        var unfinished = Path.Combine(folder.Activity, Path.GetFileName(path) + ".new");
        File.WriteAllText(unfinished, session.Value);
        File.SetLastWriteTimeUtc(unfinished, moment.UtcDateTime);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Undoes <see cref="Touch"/> for a message that could not be stored.</summary>
    public void Untouch(SessionId session, DateTimeOffset? previous, DateTimeOffset moment)
    {
        if (previous is { } before)
        {
            Touch(session, moment, before);
        }
        else
        {
            Forget(MemoryFolder.NameOf(session), moment);
        }
    }

    public void Forget(string name, DateTimeOffset lastMessage) => Forget(MemoryFolder.DayOf(lastMessage), name);

    public void Forget(string day, string name)
    {
        try
        {
            File.Delete(Path.Combine(folder.Activity, day, name));
        }
        catch (DirectoryNotFoundException)
        {
            // Another process removed the day.
        }
    }

    public bool Holds(string name, DateTimeOffset day) => File.Exists(folder.ActivityNamed(name, day));

    /// <summary>The session of an entry; null when it went away meanwhile.</summary>
    public SessionId? SessionOf(ActivityPosition position)
    {
        try
        {
            return SessionId.TryParse(File.ReadAllText(Path.Combine(folder.Activity, position.Day, position.Name)), out var session) ? session : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

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

    /// <summary>The entries of the days before this one, the oldest day first; a day that has none left is removed.</summary>
    public IEnumerable<ActivityPosition> Before(DateOnly firstDayKept)
    {
        var kept = MemoryFolder.DayOf(firstDayKept);
        var days = Directory.Exists(folder.Activity) ? Directory.GetDirectories(folder.Activity).Select(path => Path.GetFileName(path)) : [];
        foreach (var day in days.Where(day => string.CompareOrdinal(day, kept) < 0).Order(StringComparer.Ordinal))
        {
            foreach (var position in Entries(day))
            {
                yield return position;
            }

            RemoveWhenEmpty(Path.Combine(folder.Activity, day));
        }
    }

    private IEnumerable<ActivityPosition> Day(string day) => Entries(day).Order();

    // Another process may remove a day as soon as nothing is left of it.
    private IEnumerable<ActivityPosition> Entries(string day)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(folder.Activity, day)).EnumerateFiles()
                .Select(file => new ActivityPosition(day, file.LastWriteTimeUtc.Ticks, file.Name));
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static void RemoveWhenEmpty(string path)
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(path).Any())
            {
                Directory.Delete(path);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already.
        }
    }
}
