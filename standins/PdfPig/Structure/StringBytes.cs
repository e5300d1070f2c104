namespace UglyToad.PdfPig.Structure;

/// <summary>The two ways a string is written: (in parentheses, with escapes) and &lt;in hexadecimal&gt;.</summary>
internal static class StringBytes
{
    public static byte[] Literal(byte[] data, ObjectReader reader)
    {
        var bytes = new List<byte>();
        var i = reader.Position + 1;
        for (var open = 1; i < data.Length; i++)
        {
            var value = data[i];
            if (value == '\\')
            {
                i = Escape(data, i + 1, bytes);
                continue;
            }

            open += value switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            if (open == 0)
            {
                break;
            }

            bytes.Add(value);
        }

        reader.Position = Math.Min(i + 1, data.Length);
        return [.. bytes];
    }

    public static byte[] Hexadecimal(byte[] data, ObjectReader reader)
    {
        var digits = new List<int>();
        var i = reader.Position + 1;
        for (; i < data.Length && data[i] != '>'; i++)
        {
            if (Characters.Hexadecimal(data[i]) is var digit and >= 0)
            {
                digits.Add(digit);
            }
        }

        reader.Position = Math.Min(i + 1, data.Length);
        var bytes = new byte[(digits.Count + 1) / 2];
        for (var d = 0; d < digits.Count; d++)
        {
            bytes[d / 2] |= (byte)(digits[d] << (d % 2 == 0 ? 4 : 0));
        }

        return bytes;
    }

    /// <returns>The last place that belongs to the escape.</returns>
    private static int Escape(byte[] data, int i, List<byte> bytes)
    {
        if (i >= data.Length)
        {
            return i;
        }

        if (data[i] is >= (byte)'0' and <= (byte)'7')
        {
            var (code, end) = (0, i);
            for (; end < data.Length && end < i + 3 && data[end] is >= (byte)'0' and <= (byte)'7'; end++)
            {
                code = (code * 8) + data[end] - '0';
            }

            bytes.Add((byte)code);
            return end - 1;
        }

        if (data[i] is (byte)'\r' or (byte)'\n')
        {
            return data[i] == '\r' && i + 1 < data.Length && data[i + 1] == '\n' ? i + 1 : i;
        }

        bytes.Add(data[i] switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, var other => other });
        return i;
    }
}
