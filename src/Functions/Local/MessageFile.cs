using Microsoft.Win32.SafeHandles;

namespace DigitalTwin.Functions.Local;

/// <summary>Reads messages.jsonl; damaged lines are passed over.</summary>
internal static class MessageFile
{
    private const int MostReplaced = 50;

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

    /// <summary>
    /// What the conversation shows, the newest first: a line has replaced all before it whose number is not lower than its own. It says
    /// where to read on, so that they need not be read.
    /// </summary>
    /// <param name="replaced">Gets the newest of the others.</param>
    public static IEnumerable<MessageLine> Current(SafeFileHandle file, ICollection<MessageLine>? replaced = null)
    {
        var (below, end) = (int.MaxValue, RandomAccess.GetLength(file));
        while (end > 0 && below > 1)
        {
            long? after = null;
            foreach (var line in Backwards(file, end).TakeWhile(line => !(line.Start < after)))
            {
                if (line.Number < below)
                {
                    (below, after) = (line.Number, line.After);
                    yield return line;
                }
                else
                {
                    replaced?.Add(line);
                }

                if (below == 1 || (after is not null && !(replaced?.Count < MostReplaced)))
                {
                    break;
                }
            }

            end = after ?? 0;
        }
    }

    /// <summary>Whether the conversation still shows this line. Only where something was replaced since is there more to read than its end.</summary>
    public static bool IsCurrent(SafeFileHandle file, MessageLine line) =>
        Last(file)?.Replacements == line.Replacements || Current(file).FirstOrDefault(one => one.Start <= line.Start)?.Start == line.Start;

    public static MessageLine? Last(SafeFileHandle file) => Backwards(file, RandomAccess.GetLength(file)).FirstOrDefault();

    public static MessageLine? At(SafeFileHandle file, long offset) =>
        LineFile.At(file, offset) is { } line ? Decode(offset, line) : null;

    private static IEnumerable<MessageLine> Backwards(SafeFileHandle file, long before) =>
        LineFile.Backwards(file, before).Select(line => Decode(line.Start, line.Line.Span)).OfType<MessageLine>();

    private static MessageLine? Decode(long start, ReadOnlySpan<byte> line) => MessageLine.Decode(line) is { } whole ? whole with { Start = start } : null;
}
