namespace UglyToad.PdfPig.Fonts;

/// <summary>The pieces a Compact Font Format program is made of. Beyond the end there are zeros.</summary>
internal sealed class CompactFontReader(byte[] data)
{
    private const int LastOperator = 21;
    private const int FirstOfTwo = 12;

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
            var rest = bytes[i..];
            if (rest[0] <= LastOperator)
            {
                entries[rest[0]] = operand;
                i += rest[0] == FirstOfTwo ? 2 : 1;
            }
            else
            {
                i += ReadOperand(rest, ref operand);
            }
        }

        entries.Remove(FirstOfTwo);
        return entries;
    }

    /// <returns>How many bytes it takes.</returns>
    private static int ReadOperand(ReadOnlySpan<byte> bytes, ref int operand)
    {
        var (first, second) = (bytes[0], bytes.Length > 1 ? bytes[1] : 0);
        switch (first)
        {
            case 28:
                operand = (short)Number(bytes[1..], 2);
                return 3;
            case 29:
                operand = Number(bytes[1..], 4);
                return 5;
            case 30:
                return RealLength(bytes);
            case <= 246:
                operand = first - 139;
                return 1;
            default:
                operand = first < 251 ? ((first - 247) * 256) + second + 108 : (-(first - 251) * 256) - second - 108;
                return 2;
        }
    }

    private static int Number(ReadOnlySpan<byte> bytes, int length)
    {
        var value = 0;
        for (var i = 0; i < length; i++)
        {
            value = (value << 8) | (i < bytes.Length ? bytes[i] : 0);
        }

        return value;
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
