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

    public static MessageLine? Last(SafeFileHandle file) => Backwards(file).FirstOrDefault();

    public static MessageLine? At(SafeFileHandle file, long offset) =>
        LineFile.At(file, offset) is { } line ? MessageLine.Decode(line) : null;
}
