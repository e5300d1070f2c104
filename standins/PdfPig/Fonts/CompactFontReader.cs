namespace UglyToad.PdfPig.Fonts;

/// <summary>The pieces a Compact Font Format program is made of. Beyond the end there are zeros.</summary>
internal sealed class CompactFontReader(byte[] data)
{
    public int Position { get; set; }

    public bool IsAtEnd => Position >= data.Length;

    public int ReadNumber(int bytes)
    {
        var value = 0;
        for (var i = 0; i < Math.Min(bytes, 4); i++, Position++)
        {
            value = (value << 8) | (Position >= 0 && Position < data.Length ? data[Position] : 0);
        }

        return value;
    }

    public List<ReadOnlyMemory<byte>> ReadIndex()
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var count = ReadNumber(2);
        if (count == 0)
        {
            return items;
        }

        var size = ReadNumber(1);
        var offsets = new List<int>();
        for (var i = 0; i <= count && !IsAtEnd; i++)
        {
            offsets.Add(ReadNumber(size));
        }

        var origin = Position - 1;
        for (var i = 0; i + 1 < offsets.Count; i++)
        {
            var (start, end) = ((long)origin + offsets[i], (long)origin + offsets[i + 1]);
            var sound = start >= 0 && end >= start && end <= data.Length;
            items.Add(sound ? data.AsMemory((int)start, (int)(end - start)) : default);
        }

        Position = (int)Math.Clamp(origin + (offsets.Count > 0 ? offsets[^1] : 0L), 0, data.Length);
        return items;
    }

    /// <summary>Each operator's last operand, where that is a whole number; operators of two bytes are left out.</summary>
    public static Dictionary<int, int> ReadDictionary(ReadOnlySpan<byte> bytes)
    {
        var entries = new Dictionary<int, int>();
        var operand = 0;
        for (var i = 0; i < bytes.Length;)
        {
            int At(ReadOnlySpan<byte> b, int offset) => i + offset < b.Length ? b[i + offset] : 0;
            var first = bytes[i];
            switch (first)
            {
                case 12:
                    i += 2;
                    break;
                case <= 21:
                    entries[first] = operand;
                    i++;
                    break;
                case 28:
                    operand = (short)((At(bytes, 1) << 8) | At(bytes, 2));
                    i += 3;
                    break;
                case 29:
                    operand = (At(bytes, 1) << 24) | (At(bytes, 2) << 16) | (At(bytes, 3) << 8) | At(bytes, 4);
                    i += 5;
                    break;
                case 30:
                    i += RealLength(bytes[i..]);
                    break;
                case >= 32 and <= 246:
                    operand = first - 139;
                    i++;
                    break;
                default:
                    operand = first < 251 ? ((first - 247) * 256) + At(bytes, 1) + 108 : (-(first - 251) * 256) - At(bytes, 1) - 108;
                    i += 2;
                    break;
            }
        }

        return entries;
    }

    private static int RealLength(ReadOnlySpan<byte> bytes)
    {
        var length = 1;
        while (length < bytes.Length && (bytes[length] & 0x0F) != 0x0F && bytes[length] >> 4 != 0x0F)
        {
            length++;
        }

        return length + 1;
    }
}
