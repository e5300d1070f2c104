using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Filters;

/// <summary>Lempel, Ziv and Welch's code as TIFF has it: 9 to 12 bits, 256 clears the table, 257 ends the data.</summary>
internal sealed class Lzw
{
    private const int Clear = 256;
    private const int End = 257;
    private const int MaximumBits = 12;

    private readonly List<byte> _output = [];
    private readonly List<byte[]> _table = [];
    private byte[]? _previous;

    /// <param name="early">Whether codes grow one entry before the table is full, as is the default.</param>
    public static byte[] Decode(byte[] data, bool early, ReadingBudget budget)
    {
        var lzw = new Lzw();
        var (buffer, held) = (0, 0);
        foreach (var value in data)
        {
            buffer = ((buffer << 8) | value) & 0xFFFFFF;
            held += 8;
            var bits = BitsFor(lzw._table.Count + End + 1 + (early ? 1 : 0));
            if (held < bits)
            {
                continue;
            }

            held -= bits;
            var code = (buffer >> held) & ((1 << bits) - 1);
            if (code == End || !lzw.Take(code, budget))
            {
                break;
            }
        }

        return [.. lzw._output];
    }

    /// <returns>Whether the code makes sense.</returns>
    private bool Take(int code, ReadingBudget budget)
    {
        if (code == Clear)
        {
            _table.Clear();
            _previous = null;
            return true;
        }

        if (Entry(code) is not { } entry)
        {
            return false;
        }

        budget.SpendBytes(entry.Length);
        _output.AddRange(entry);
        if (_previous is not null && _table.Count < (1 << MaximumBits) - End - 1)
        {
            _table.Add([.. _previous, entry[0]]);
        }

        _previous = entry;
        return true;
    }

    private byte[]? Entry(int code) => code switch
    {
        < Clear => [(byte)code],
        _ when code - End - 1 < _table.Count => _table[code - End - 1],
        _ when code - End - 1 == _table.Count && _previous is not null => [.. _previous, _previous[0]],
        _ => null,
    };

    private static int BitsFor(int next) => next switch { < 512 => 9, < 1024 => 10, < 2048 => 11, _ => MaximumBits };
}
