using Microsoft.Win32.SafeHandles;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// Reads and appends whole lines. A last line without its line feed was torn by a crash before anybody was told that it is
/// stored: readers pass it over, and the next append cuts it off.
/// </summary>
internal static class LineFile
{
    private const int FirstBlock = 4 * 1024;

    public static SafeFileHandle OpenToRead(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public static SafeFileHandle OpenToAppend(string path) =>
        File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Where the next line belongs: behind the last whole one. Cuts off a torn one.</summary>
    public static long Repair(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        var end = length == 0 || EndsWhole(file, length) ? length : EndOfNewest(file);
        if (end < length)
        {
            RandomAccess.SetLength(file, end);
        }

        return end;
    }

    /// <summary>Returns once the line is on the disk.</summary>
    public static void Append(SafeFileHandle file, long end, ReadOnlySpan<byte> line)
    {
        RandomAccess.Write(file, line, end);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>
    /// The lines before this offset with their own, from the last to the first, read block by block as they are asked for, without their
    /// line feeds.
    /// </summary>
    public static IEnumerable<(long Start, ReadOnlyMemory<byte> Line)> Backwards(SafeFileHandle file, long before)
    {
        var window = new Window(file, before);
        var end = window.LastLineFeedBefore(window.End);
        while (end >= 0)
        {
            var previous = window.LastLineFeedBefore(end);
            yield return (previous + 1, window.Slice(previous + 1, end));
            end = previous;
        }
    }

    /// <summary>The line that starts here; null when it is not whole.</summary>
    public static byte[]? At(SafeFileHandle file, long offset)
    {
        for (var size = 4 * 1024; ; size *= 4)
        {
            var block = new byte[size];
            var read = RandomAccess.Read(file, block, offset);
            var end = block.AsSpan(0, read).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return block[..end];
            }

            if (read < size)
            {
                return null;
            }
        }
    }

    private static bool EndsWhole(SafeFileHandle file, long length)
    {
        Span<byte> last = stackalloc byte[1];
        RandomAccess.Read(file, last, length - 1);
        return last[0] == '\n';
    }

    private static long EndOfNewest(SafeFileHandle file)
    {
        var window = new Window(file, RandomAccess.GetLength(file));
        return window.LastLineFeedBefore(window.End) + 1;
    }

    /// <summary>The end of the file, as far back as it was asked for.</summary>
    private sealed class Window(SafeFileHandle file, long length)
    {
        private byte[] _bytes = [];
        private long _start = length;
        private int _block = FirstBlock;

        public long End { get; } = length;

        /// <summary>The offset of the nearest line feed before this one; -1 when there is none.</summary>
        public long LastLineFeedBefore(long offset)
        {
            var searched = offset;
            while (true)
            {
                var found = _bytes.AsSpan(0, (int)Math.Max(0, searched - _start)).LastIndexOf((byte)'\n');
                if (found >= 0)
                {
                    return _start + found;
                }

                if (_start == 0)
                {
                    return -1;
                }

                searched = _start;
                ReadFurtherBack(offset);
            }
        }

        public ReadOnlyMemory<byte> Slice(long from, long to) => _bytes.AsMemory((int)(from - _start), (int)(to - from));

        // Only what lies before this offset is kept: the lines behind it were handed out.
        private void ReadFurtherBack(long offset)
        {
            var start = Math.Max(0, _start - _block);
            var bytes = new byte[offset - start];
            RandomAccess.Read(file, bytes.AsSpan(0, (int)(_start - start)), start);
            _bytes.AsSpan(0, (int)(offset - _start)).CopyTo(bytes.AsSpan((int)(_start - start)));
            (_bytes, _start, _block) = (bytes, start, _block * 2);
        }
    }
}
