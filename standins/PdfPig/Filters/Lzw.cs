using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Filters;

/// <summary>Lempel, Ziv and Welch's code as TIFF has it: 9 to 12 bits, 256 clears the table, 257 ends the data.</summary>
internal static class Lzw
{
    private const int Clear = 256;
    private const int End = 257;
    private const int MaximumBits = 12;

    /// <param name="early">Whether codes grow one entry before the table is full, as is the default.</param>
    public static byte[] Decode(byte[] data, bool early, ReadingBudget budget)
    {
        var output = new MemoryStream();
        var table = new List<byte[]>();
        byte[]? previous = null;
        var (bits, buffer, held) = (9, 0, 0);
        foreach (var value in data)
        {
            buffer = ((buffer << 8) | value) & 0xFFFFFF;
            held += 8;
            if (held < bits)
            {
                continue;
            }

            held -= bits;
            var code = (buffer >> held) & ((1 << bits) - 1);
            if (code == End)
            {
                break;
            }

            if (code == Clear)
            {
                table.Clear();
                (previous, bits) = (null, 9);
                continue;
            }

            if (Entry(code, table, previous) is not { } entry)
            {
                break;
            }

            budget.SpendBytes(entry.Length);
            output.Write(entry);
            if (previous is not null && table.Count < (1 << MaximumBits) - End - 1)
            {
                table.Add([.. previous, entry[0]]);
            }

            previous = entry;
            bits = BitsFor(table.Count + End + 1 + (early ? 1 : 0));
        }

        return output.ToArray();
    }

    private static byte[]? Entry(int code, List<byte[]> table, byte[]? previous) => code switch
    {
        < Clear => [(byte)code],
        _ when code - End - 1 < table.Count => table[code - End - 1],
        _ when code - End - 1 == table.Count && previous is not null => [.. previous, previous[0]],
        _ => null,
    };

    private static int BitsFor(int next) => next switch { < 512 => 9, < 1024 => 10, < 2048 => 11, _ => MaximumBits };
}
