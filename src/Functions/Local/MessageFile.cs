using Microsoft.Win32.SafeHandles;

namespace DigitalTwin.Functions.Local;

/// <summary>Reads messages.jsonl; damaged lines are passed over.</summary>
internal static class MessageFile
{
    /// <summary>Null when there is no such file.</summary>
    public static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return LineFile.OpenToRead(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static IEnumerable<MessageLine> Backwards(SafeFileHandle file) =>
        LineFile.Backwards(file).Select(line => MessageLine.Decode(line.Span)).OfType<MessageLine>();

    /// <summary>What the conversation shows, the newest first: a line has replaced all before it whose number is not lower than its own.</summary>
    /// <param name="replaced">Gets the others that are met on the way.</param>
    public static IEnumerable<MessageLine> Current(SafeFileHandle file, ICollection<MessageLine>? replaced = null)
    {
        var below = int.MaxValue;
        foreach (var line in Backwards(file))
        {
            if (line.Number < below)
            {
                below = line.Number;
                yield return line;
            }
            else
            {
                replaced?.Add(line);
            }
        }
    }

    public static MessageLine? Last(SafeFileHandle file) => Backwards(file).FirstOrDefault();

    public static MessageLine? At(SafeFileHandle file, long offset) =>
        LineFile.At(file, offset) is { } line ? MessageLine.Decode(line) : null;
}
